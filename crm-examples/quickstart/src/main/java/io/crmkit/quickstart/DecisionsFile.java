package io.crmkit.quickstart;

import com.fasterxml.jackson.annotation.JsonInclude;
import io.crmkit.customer.CustomerId;
import io.crmkit.decision.PolicyId;
import io.crmkit.decision.Reason;
import io.crmkit.decision.Texts;
import io.crmkit.facts.Fact;
import io.crmkit.facts.Metric;
import io.crmkit.facts.Truth;
import io.crmkit.json.CrmJson;
import io.crmkit.playbook.Playbook;
import io.crmkit.review.Review;
import io.crmkit.tier.Tier;
import io.crmkit.tier.TierChange;
import io.crmkit.tier.TierProgress;
import io.crmkit.tier.TierRetention;
import io.crmkit.tier.TierStanding;
import java.io.BufferedWriter;
import java.io.IOException;
import java.math.BigDecimal;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.LocalDate;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.node.ObjectNode;

/**
 * The decisions as JSON, one line a customer. Reasons carry their code, their details in the form
 * of the library's codec, and their text in both languages. Equal reviews give equal bytes.
 */
final class DecisionsFile implements AutoCloseable {
  private final BufferedWriter writer;
  private final Playbook playbook;

  private DecisionsFile(BufferedWriter writer, Playbook playbook) {
    this.writer = writer;
    this.playbook = playbook;
  }

  /** A new file; the playbook knows the workflows of cases. */
  static DecisionsFile create(Path file, Playbook playbook) throws IOException {
    return new DecisionsFile(Files.newBufferedWriter(file), playbook);
  }

  void write(Review review, PointsSource.Told points) throws IOException {
    writer.write(CrmJson.write(Line.of(review, playbook, points)));
    writer.write('\n');
  }

  @Override
  public void close() throws IOException {
    writer.close();
  }

  /** One line: a customer's review; cases, contact, points and scores only where there are any. */
  record Line(
      CustomerId customer,
      Instant asOf,
      PolicyId policy,
      Tier tier,
      TierStanding standing,
      Map<String, Object> facts,
      List<ReasonLine> reasons,
      Optional<Next> next,
      Optional<Keep> keep,
      Optional<Change> nextChange,
      @JsonInclude(JsonInclude.Include.NON_EMPTY) List<CaseDecision> cases,
      @JsonInclude(JsonInclude.Include.NON_EMPTY) Optional<ContactDecision> contact,
      @JsonInclude(JsonInclude.Include.NON_EMPTY) Optional<PointsDecision> points,
      @JsonInclude(JsonInclude.Include.NON_EMPTY) Optional<ScoreDecision> scores) {
    static Line of(Review review, Playbook playbook, PointsSource.Told points) {
      TierStanding standing = review.tier().outcome();
      Map<String, Object> facts = new LinkedHashMap<>();
      review
          .facts()
          .asMap()
          .forEach((metric, fact) -> facts.put(metric.text(), shown(metric, fact)));
      return new Line(
          review.customer(),
          review.facts().asOf(),
          review.tier().policy(),
          standing.tier(),
          standing,
          facts,
          ReasonLine.all(review.tier().reasons()),
          review.progress().map(progress -> Next.of(progress, review)),
          review.retention().map(Keep::of),
          review.nextChange().map(Change::of),
          CaseDecision.all(review, playbook),
          ContactDecision.of(review),
          PointsDecision.of(review, points),
          ScoreDecision.of(review));
    }

    /** The written value, or an object that says that there is none or why it is not known. */
    private static Object shown(Metric<?> metric, Fact<?> fact) {
      if (fact instanceof Fact.Known<?> known) {
        return written(metric, known.value());
      }
      return fact instanceof Fact.Unknown<?> unknown
          ? Map.of("unknown", ReasonLine.of(unknown.why()))
          : Map.of("none", true);
    }

    private static <T> String written(Metric<T> metric, Object value) {
      return metric.kind().write(metric.kind().require(value));
    }
  }

  /**
   * The next tier, how much of the way is done, and all that is missing.
   *
   * @param until the first day on which that no longer suffices, as something leaves a window
   */
  record Next(
      Tier tier, BigDecimal attainment, List<ReasonLine> missing, Optional<LocalDate> until) {
    static Next of(TierProgress progress, Review review) {
      return new Next(
          progress.next(),
          progress.attainment(),
          ReasonLine.all(progress.missing()),
          review.missingUntil());
    }
  }

  /** What keeps the tier; {@code met} is null where that is not known. */
  record Keep(Tier tier, @Nullable Boolean met, List<ReasonLine> findings) {
    static Keep of(TierRetention retention) {
      Truth truth = retention.keep().truth();
      return new Keep(
          retention.tier(),
          truth == Truth.UNKNOWN ? null : Boolean.valueOf(truth == Truth.MET),
          ReasonLine.all(retention.keep().findings()));
    }
  }

  /** The first change of tier to come, if nothing more happens. */
  record Change(LocalDate on, Tier from, Tier to, List<ReasonLine> reasons) {
    static Change of(TierChange change) {
      return new Change(change.on(), change.from(), change.to(), ReasonLine.all(change.reasons()));
    }
  }

  /** A reason for programs and for people. */
  record ReasonLine(String code, ObjectNode details, Text text) {
    static ReasonLine of(Reason reason) {
      return of(reason, Texts.BUILT_IN);
    }

    static ReasonLine of(Reason reason, Texts texts) {
      ObjectNode details = CrmJson.mapper().valueToTree(reason);
      details.remove("code");
      return new ReasonLine(reason.code(), details, Text.of(reason, texts));
    }

    static List<ReasonLine> all(List<? extends Reason> reasons) {
      return reasons.stream().map(ReasonLine::of).toList();
    }
  }

  /** A text in both languages. */
  record Text(String en, String zh) {
    static Text of(Reason reason, Texts texts) {
      return new Text(
          texts.render(reason, Locale.ENGLISH), texts.render(reason, Locale.SIMPLIFIED_CHINESE));
    }
  }
}
