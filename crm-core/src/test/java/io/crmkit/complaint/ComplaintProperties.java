package io.crmkit.complaint;

import static io.crmkit.complaint.SampleComplaints.MATTER;
import static io.crmkit.complaint.SampleComplaints.NAME;
import static io.crmkit.complaint.SampleComplaints.NOON;
import static io.crmkit.complaint.SampleComplaints.PHONE;
import static io.crmkit.complaint.SampleComplaints.handling;
import static io.crmkit.complaint.SampleComplaints.intake;
import static io.crmkit.complaint.SampleComplaints.opened;
import static org.assertj.core.api.Assertions.assertThat;

import io.crmkit.complaint.ComplaintAction.Accept;
import io.crmkit.complaint.ComplaintAction.CarryOut;
import io.crmkit.complaint.ComplaintAction.Choose;
import io.crmkit.complaint.ComplaintAction.Decline;
import io.crmkit.complaint.ComplaintAction.FollowUp;
import io.crmkit.complaint.ComplaintAction.Inform;
import io.crmkit.complaint.ComplaintAction.Investigate;
import io.crmkit.complaint.ComplaintAction.Judge;
import io.crmkit.complaint.ComplaintAction.Propose;
import io.crmkit.complaint.ComplaintAction.Reopen;
import io.crmkit.complaint.ComplaintAction.Sanction;
import io.crmkit.complaint.ComplaintAction.Summarise;
import io.crmkit.complaint.ComplaintAction.Waive;
import io.crmkit.customer.StaffId;
import io.crmkit.decision.Answer;
import io.crmkit.decision.Decision;
import io.crmkit.json.BundledWorkflows;
import io.crmkit.json.CrmJson;
import io.crmkit.workflow.Actor;
import io.crmkit.workflow.Case;
import io.crmkit.workflow.CaseEvent;
import io.crmkit.workflow.Move;
import io.crmkit.workflow.PossibleAction;
import io.crmkit.workflow.Role;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Random;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.Label;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.statistics.Statistics;
import org.joda.money.CurrencyUnit;
import org.joda.money.Money;

@Label("Complaints, whatever is done about them")
class ComplaintProperties {
  private static final CurrencyUnit YUAN = CurrencyUnit.of("CNY");

  /** A walk: what was tried, what was accepted, and where it led. */
  private record Trail(
      ComplaintCase start, ComplaintCase end, List<ComplaintStep> accepted, List<String> texts) {}

  @Provide
  Arbitrary<ComplaintStep> steps() {
    Arbitrary<Actor> actors =
        Arbitraries.of(
            Actor.of("s-1"),
            Actor.of("s-9", Role.of("MANAGER")),
            Actor.of("s-8", Role.of("GENERAL_MANAGER"), Role.of("MANAGER")));
    Arbitrary<Integer> minutes = Arbitraries.integers().between(-5, 600);
    return Combinators.combine(actions(), actors, minutes)
        .as(
            (action, actor, after) ->
                ComplaintStep.of(action, actor, NOON.plus(Duration.ofMinutes(after))));
  }

  private static Arbitrary<ComplaintAction> actions() {
    Instant promised = NOON.plus(Duration.ofDays(400));
    Arbitrary<String> ids = Arbitraries.of("r-1", "r-2", "r-3");
    Arbitrary<ComplaintAction> judging =
        Arbitraries.of(
            Judge.uphold("workshop", promised),
            Judge.redress("sales", promised),
            Judge.uphold("moon", promised),
            Judge.reject(RejectionReason.NOT_OURS),
            Judge.reject());
    Arbitrary<ComplaintAction> finding =
        Arbitraries.of(
            new Investigate("bad-seal", ResponsibleParty.EMPLOYEE, Optional.of(StaffId.of("s-4"))),
            new Investigate("rudeness", ResponsibleParty.NOBODY, Optional.empty()),
            new Investigate("moon", ResponsibleParty.NOBODY, Optional.empty()));
    Arbitrary<ComplaintAction> proposing =
        ids.map(
            id ->
                new Propose(new Remedy(id, RemedyKind.REFUND, Money.zero(YUAN), Money.zero(YUAN))));
    Arbitrary<ComplaintAction> answering =
        Arbitraries.of(
            new Accept(),
            new Waive(Waive.Waiver.NO_ANSWER),
            new Decline(Decline.Objection.OTHER),
            new FollowUp(FollowUp.Result.RESOLVED),
            new FollowUp(FollowUp.Result.RECURS),
            new Reopen(Reopen.Ground.NEW_FACTS));
    Arbitrary<ComplaintAction> telling =
        Arbitraries.of(ResultChannel.class).map(channel -> new Inform(channel, "m-1"));
    Arbitrary<ComplaintAction> closing =
        Arbitraries.of(true, true, false).map(told -> new Summarise("d-1", told));
    Arbitrary<ComplaintAction> punishing =
        Arbitraries.of("s-4", "s-9")
            .map(
                who ->
                    new Sanction(
                        List.of(
                            new Penalty(StaffId.of(who), Money.of(YUAN, 100), "found"),
                            new Penalty(StaffId.of(who), Money.of(YUAN, 500), "overdue"))));
    return Arbitraries.oneOf(
        List.of(
            judging,
            finding,
            proposing,
            ids.map(Choose::new),
            Arbitraries.just(new CarryOut()),
            telling,
            answering,
            answering,
            closing,
            punishing));
  }

  /** Tries the steps in turn, each some minutes after the last; refusals change nothing. */
  private static Trail walk(List<ComplaintStep> steps) {
    ComplaintHandling handling = handling();
    ComplaintCase start = opened();
    ComplaintCase now = start;
    List<ComplaintStep> accepted = new ArrayList<>();
    List<String> texts = new ArrayList<>();
    for (ComplaintStep drawn : steps) {
      Duration after = Duration.between(NOON, drawn.occurredAt());
      Instant at = now.flow().lastEvent().recordedAt().plus(after);
      ComplaintStep step = ComplaintStep.of(drawn.action(), drawn.actor(), at);
      List<CaseEvent> before = now.flow().history();
      Decision<Answer<ComplaintCase>> decision = handling.decide(now, step);
      assertThat(decision.reasons()).isNotEmpty();
      assertThat(now.flow().history()).isEqualTo(before);
      texts.add(decision.explain(BundledWorkflows.texts(), Locale.ENGLISH));
      texts.add(decision.explain(BundledWorkflows.texts(), Locale.SIMPLIFIED_CHINESE));
      texts.add(decision.toString());
      texts.add(CrmJson.write(decision));
      if (decision.outcome() instanceof Answer.Accepted<ComplaintCase> next) {
        accepted.add(step);
        now = next.value();
        assertThat(now.flow().events()).isGreaterThan(before.size());
      }
    }
    return new Trail(start, now, accepted, texts);
  }

  @Property(tries = 150)
  @Label("DS-09: replaying the accepted steps, or folding the history, gives the complaint again")
  void replay(@ForAll("walks") List<ComplaintStep> steps) {
    Trail trail = walk(steps);
    ComplaintCase again = trail.start();
    for (ComplaintStep step : trail.accepted()) {
      again = SampleComplaints.accepted(handling().decide(again, step));
    }
    assertThat(again).isEqualTo(trail.end());
    assertThat(new ComplaintCase(Case.fold(trail.end().flow().history()))).isEqualTo(trail.end());
    assertThat(CrmJson.read(CrmJson.write(trail.end()), ComplaintCase.class))
        .isEqualTo(trail.end());
  }

  @Provide
  Arbitrary<List<ComplaintStep>> walks() {
    return steps().list().ofMinSize(0).ofMaxSize(60);
  }

  @Property(tries = 150)
  @Label(
      "DS-09: no walk closes a founded complaint without remedy, or any without acceptance or waiver")
  void neverClosesUnsettled(@ForAll("guided") List<Integer> choices) {
    ComplaintCase now = opened();
    ComplaintHandling handling = handling();
    List<ComplaintAction> all = everything();
    for (int choice : choices) {
      // Goes through all actions from the drawn one on, and does the first that is accepted.
      for (int i = 0; i < all.size(); i++) {
        ComplaintAction action = all.get((choice + i) % all.size());
        Decision<Answer<ComplaintCase>> decision =
            handling.decide(now, SampleComplaints.next(now, action));
        if (decision.outcome() instanceof Answer.Accepted<ComplaintCase> next) {
          now = next.value();
          break;
        }
      }
      if (now.closed()) {
        assertThat(now.settled()).isTrue();
        assertThat(now.founded() && now.chosen().isEmpty()).isFalse();
        assertThat(now.founded() || !now.rejections().isEmpty()).isTrue();
        assertThat(now.informedAt()).isPresent();
      }
      chosenAnew(now);
    }
    Statistics.label("closed").collect(now.closed());
  }

  /** Whatever was chosen stood among two or more that were proposed since the investigation. */
  private static void chosenAnew(ComplaintCase of) {
    List<String> proposed = new ArrayList<>();
    for (CaseEvent.Moved move : of.moves()) {
      switch (move.action().code()) {
        case "INVESTIGATE" -> proposed.clear();
        case "PROPOSE" -> proposed.add(String.valueOf(move.fields().get("proposed-remedy")));
        case "CHOOSE" ->
            assertThat(proposed)
                .hasSizeGreaterThan(1)
                .contains(String.valueOf(move.fields().get("remedy")));
        default -> {}
      }
    }
  }

  @Provide
  Arbitrary<List<Integer>> guided() {
    return Arbitraries.integers().between(0, 999).list().ofMinSize(1).ofMaxSize(50);
  }

  private static List<ComplaintAction> everything() {
    List<ComplaintAction> all = new ArrayList<>();
    Instant promised = NOON.plus(Duration.ofDays(400));
    all.add(Judge.uphold("workshop", promised));
    all.add(Judge.reject(RejectionReason.NOT_OURS));
    all.add(SampleComplaints.investigate());
    for (int i = 1; i <= 9; i++) {
      all.add(
          new Propose(new Remedy("r-" + i, RemedyKind.OTHER, Money.zero(YUAN), Money.zero(YUAN))));
      all.add(new Choose("r-" + i));
    }
    all.add(new CarryOut());
    all.add(SampleComplaints.inform());
    all.add(new Accept());
    all.add(new Waive(Waive.Waiver.UNREACHABLE));
    all.add(new Decline(Decline.Objection.REMEDY_INSUFFICIENT));
    all.add(new FollowUp(FollowUp.Result.RESOLVED));
    all.add(new FollowUp(FollowUp.Result.RECURS));
    all.add(new Summarise("d", true));
    all.add(new Reopen(Reopen.Ground.RECURRED));
    return all;
  }

  @Property(tries = 400)
  @Label(
      "DS-09: nor does the workflow itself, entered with any fields, close what its guards forbid")
  void workflowAlone(@ForAll("guided") List<Integer> choices) {
    var workflow = BundledWorkflows.closedLoop();
    Actor boss = Actor.of("s-9", Role.of("MANAGER"));
    Case now = opened().flow();
    for (int choice : choices) {
      Instant at = now.lastEvent().recordedAt().plusSeconds(60);
      Random random = new Random(choice);
      var fields = RandomFields.of(workflow.definition(), random);
      List<PossibleAction> ways =
          workflow.permitted(now, boss, fields, at).stream()
              .filter(PossibleAction::allowed)
              .toList();
      if (ways.isEmpty()) {
        continue;
      }
      PossibleAction way = ways.get(random.nextInt(ways.size()));
      now =
          SampleComplaints.accepted(workflow.decide(now, Move.of(way.action(), boss, fields, at)));
      if (workflow.ended(now)) {
        String acceptance = String.valueOf(now.field("acceptance").orElseThrow());
        assertThat(acceptance).isIn("accepted", "waived");
        if (!String.valueOf(now.field("judgement").orElseThrow()).equals("rejected")) {
          assertThat(now.field("remedy")).isPresent();
        }
      }
    }
  }

  @Property(tries = 150)
  @Label("IS-11: what the intake says stands in no text, no reason and no JSON of the case")
  void nothingPersonal(@ForAll("walks") List<ComplaintStep> steps) {
    Trail trail = walk(steps);
    List<String> all = new ArrayList<>(trail.texts());
    all.add(trail.end().toString());
    all.add(trail.end().flow().toString());
    all.add(CrmJson.write(trail.end()));
    all.add(trail.end().flat().toString());
    all.add(trail.end().measures().toString());
    all.add(intake("quality").toString());
    assertThat(all).noneMatch(text -> text.contains(NAME) || text.contains(MATTER));
    assertThat(all).noneMatch(text -> text.contains(PHONE) || text.contains("4711"));
  }
}
