package io.crmkit.json;

import io.crmkit.decision.Texts;
import io.crmkit.workflow.Workflow;
import java.io.IOException;
import java.io.InputStream;
import java.io.StringReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Collections;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Properties;
import java.util.Set;

/**
 * The workflows that come with the library, as documents. Their clocks ask for two calendars:
 * {@code "service"}, the hours in which the company works, and {@code "always"}, all hours. Their
 * states, actions, fields and clocks have names in English and Chinese, see {@link #texts}; other
 * workflows that use the same codes would be named by them too, which is why they are asked for.
 *
 * <pre>{@code
 * Workflow complaints = BundledWorkflows.closedLoop();
 * CaseClocks clocks = CaseClocks.of(complaints, Map.of("service", office, "always", BusinessCalendar.always(zone)));
 * String why = decision.explain(BundledWorkflows.texts(), Locale.SIMPLIFIED_CHINESE);
 * }</pre>
 *
 * <p>Fields keep what was entered; enter them anew each round. After a decline, a further question
 * or a reopening a value of the round before would satisfy what an action requires.
 *
 * <p>Stateless.
 */
public final class BundledWorkflows {
  private static final Set<String> NAMES =
      Collections.unmodifiableSet(
          new LinkedHashSet<>(
              List.of("closed-loop", "after-sales", "grievance", "repair", "inquiry", "delivery")));

  private BundledWorkflows() {}

  /** Their names. */
  public static Set<String> names() {
    return NAMES;
  }

  /**
   * Complaints in a closed loop (IS-12, IS-13, DS-08, DS-09): judged; what does not hold is
   * explained, what holds is investigated, several remedies are proposed of which the manager in
   * charge chooses one, it is carried out, the customer is told in writing and accepts or declines,
   * a visit follows, the departments are told. It closes only with the customer's acceptance or a
   * stated waiver.
   */
  public static Workflow closedLoop() {
    return workflow("closed-loop");
  }

  /**
   * Complaints after a sale (AS-02, AS-05): answered within 2 hours of being accepted, an engineer
   * on site within 24 hours of the report, the decline or the reopening, unless the answer has said
   * by then that none is needed; where one was found to be needed only after the answer, within 24
   * hours of the dispatch.
   */
  public static Workflow afterSales() {
    return workflow("after-sales");
  }

  /**
   * Grievances about the company's own people (CF-11 to CF-13): settled within three days, or
   * escalated, also where they were settled later, and given to another department: by {@link
   * io.crmkit.complaint.GrievanceHandling#reassign}, since a guard cannot tell the new department
   * from the old one, and an action makes nobody the owner of a case. One that was closed stays
   * closed; its customer can be given away and penalties can be entered all the same.
   */
  public static Workflow grievance() {
    return workflow("grievance");
  }

  /**
   * Repairs (AS-01, AS-02, AS-04, AS-06): free inside the warranty, otherwise after the customer
   * has confirmed a quote; tested, signed for, handed back, surveyed. What cannot be repaired is
   * replaced or goes back; what the customer cancels before the work ends the limit for the
   * engineer's arrival, neither met nor missed if that was not due yet.
   */
  public static Workflow repair() {
    return workflow("repair");
  }

  /**
   * Inquiries (IS-09): answered at once, or recorded and answered within 8 service hours of asking.
   */
  public static Workflow inquiry() {
    return workflow("inquiry");
  }

  /** Deliveries (IS-09): rectified until the customer's acceptance is passed. */
  public static Workflow delivery() {
    return workflow("delivery");
  }

  /** The JSON document of a name, for {@link WorkflowReader#read}; empty if there is none. */
  public static Optional<String> json(String name) {
    return NAMES.contains(name) ? Optional.of(resource(name + ".json")) : Optional.empty();
  }

  /** The built-in texts, with the names that the bundled workflows use. */
  public static Texts texts() {
    return Named.TEXTS;
  }

  /** These texts, with the names that the bundled workflows use. */
  public static Texts named(Texts texts) {
    Texts named = texts;
    Properties english = names("en");
    Properties chinese = names("zh");
    for (String code : english.stringPropertyNames()) {
      named = named.with(code, english.getProperty(code), chinese.getProperty(code));
    }
    return named;
  }

  /** Loaded when first asked for. */
  private static final class Named {
    private static final Texts TEXTS = named(Texts.BUILT_IN);
  }

  private static Properties names(String language) {
    Properties names = new Properties();
    try {
      names.load(new StringReader(resource("names_" + language + ".properties")));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return names;
  }

  private static String resource(String file) {
    try (InputStream stream = BundledWorkflows.class.getResourceAsStream("workflows/" + file)) {
      if (stream == null) {
        throw new IllegalStateException("bundled resource " + file + " is missing from the jar");
      }
      return new String(stream.readAllBytes(), StandardCharsets.UTF_8);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static Workflow workflow(String name) {
    return Workflow.of(WorkflowReader.read(json(name).orElseThrow()));
  }
}
