package io.crmkit.quickstart;

import com.samskivert.mustache.Mustache;
import io.crmkit.decision.PolicyId;
import io.crmkit.decision.Texts;
import io.crmkit.json.CrmJson;
import io.crmkit.workflow.State;
import io.crmkit.workflow.Workflow;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Properties;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * The result as one page that needs nothing else: no network, no fonts, no files beside it. The
 * charting library comes from the class path, the data stands in the page as JSON.
 */
final class HtmlReport {
  private static final String CHARTS = "META-INF/maven/org.webjars.npm/chart.js/pom.properties";

  private final CustomerReviews reviews;
  private final Portfolio portfolio;
  private final CaseBoard board;
  private final ContactBoard contacts;
  private final Optional<HoldOut> holdOut;
  private final String source;

  HtmlReport(
      CustomerReviews reviews,
      Portfolio portfolio,
      CaseBoard board,
      ContactBoard contacts,
      Optional<HoldOut> holdOut,
      String source) {
    this.reviews = reviews;
    this.portfolio = portfolio;
    this.board = board;
    this.contacts = contacts;
    this.holdOut = holdOut;
    this.source = source;
  }

  String html() {
    ReportData data = ReportData.of(reviews, portfolio, board, contacts, holdOut, source);
    return Mustache.compiler()
        .compile(resource("report.mustache"))
        .execute(
            Map.ofEntries(
                Map.entry("style", resource("report.css")),
                Map.entry("charts", chartingLibrary()),
                Map.entry("cases", board.size() > 0),
                Map.entry("contact", contacts.settled()),
                Map.entry("points", data.points() != null),
                Map.entry("scores", data.scores() != null),
                Map.entry("calendar", data.scores() != null && data.scores().calendar() != null),
                Map.entry("holdout", holdOut.isPresent()),
                Map.entry("flows", flows()),
                Map.entry("script", script()),
                Map.entry("data", embedded(CrmJson.write(data)))));
  }

  private static String script() {
    return Stream.of(
            "words.js",
            "format.js",
            "charts.js",
            "table.js",
            "cases.js",
            "contact.js",
            "points.js",
            "scores.js",
            "holdout.js",
            "page.js")
        .map(HtmlReport::resource)
        .collect(Collectors.joining("\n"));
  }

  /** A picture of each workflow that occurs, in both languages. */
  private List<Map<String, String>> flows() {
    Map<String, Workflow> workflows = reviews.job().playbook().workflows();
    List<Map<String, String>> flows = new ArrayList<>();
    for (PolicyId id : board.workflows()) {
      Workflow workflow = Objects.requireNonNull(workflows.get(id.name()));
      Texts texts = WorkflowShelf.texts(workflow);
      Map<State, Integer> counts = board.states(id);
      flows.add(
          Map.of(
              "name", FlowSvg.escaped(id.toString()),
              "en", FlowPicture.svg(workflow.definition(), texts, Locale.ENGLISH, counts),
              "zh",
                  FlowPicture.svg(
                      workflow.definition(), texts, Locale.SIMPLIFIED_CHINESE, counts)));
    }
    return flows;
  }

  /** JSON that cannot end the script element it stands in, whatever the ids of customers hold. */
  static String embedded(String json) {
    return json.replace("<", "\\u003c").replace("\u2028", "\\u2028").replace("\u2029", "\\u2029");
  }

  private static String chartingLibrary() {
    Properties version = new Properties();
    try (InputStream stream = open(CHARTS)) {
      version.load(stream);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return read("META-INF/resources/webjars/chart.js/"
            + version.getProperty("version")
            + "/dist/chart.umd.min.js")
        // Only browsers' developer tools would follow it, to a file that is not there.
        .replaceFirst("//# sourceMappingURL=\\S+\\s*$", "");
  }

  private static String resource(String name) {
    return read("io/crmkit/quickstart/" + name);
  }

  private static String read(String path) {
    try (InputStream stream = open(path)) {
      return new String(stream.readAllBytes(), StandardCharsets.UTF_8);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static InputStream open(String path) {
    InputStream stream = HtmlReport.class.getClassLoader().getResourceAsStream(path);
    if (stream == null) {
      throw new IllegalStateException(path + " is missing from the class path");
    }
    return stream;
  }
}
