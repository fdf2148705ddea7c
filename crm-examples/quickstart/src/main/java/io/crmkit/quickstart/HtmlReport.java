package io.crmkit.quickstart;

import com.samskivert.mustache.Mustache;
import io.crmkit.json.CrmJson;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Map;
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
  private final String source;

  HtmlReport(CustomerReviews reviews, Portfolio portfolio, String source) {
    this.reviews = reviews;
    this.portfolio = portfolio;
    this.source = source;
  }

  String html() {
    ReportData data = ReportData.of(reviews, portfolio, source);
    return Mustache.compiler()
        .compile(resource("report.mustache"))
        .execute(
            Map.of(
                "style", resource("report.css"),
                "charts", chartingLibrary(),
                "script",
                    Stream.of("words.js", "format.js", "charts.js", "table.js", "page.js")
                        .map(HtmlReport::resource)
                        .collect(Collectors.joining("\n")),
                "data", embedded(CrmJson.write(data))));
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
