package io.crmkit.json;

import static org.assertj.core.api.Assertions.assertThat;

import io.crmkit.workflow.Case;
import io.crmkit.workflow.Walk;
import java.util.List;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

@DisplayName("The bundled closed loop of complaints")
class ClosedLoopTest {
  static Walk complaint() {
    return Walk.open(BundledWorkflows.closedLoop(), "category=quality", "intake=i-1");
  }

  static Walk founded() {
    return complaint()
        .does(
            "JUDGE", "judgement=upheld", "department=workshop", "promised-at=2026-03-05T09:00:00Z");
  }

  private static Walk proposed() {
    return founded()
        .does("INVESTIGATE", "cause=bad-seal", "party=supplier")
        .does("PROPOSE", "remedies=1", "proposed-remedy=r-1", "remedy-kind=repair")
        .does("PROPOSE", "remedies=2", "proposed-remedy=r-2", "remedy-kind=refund");
  }

  static Walk informed() {
    return proposed()
        .as("MANAGER")
        .does("CHOOSE", "remedy=r-2", "chosen-by=s-9")
        .does("CARRY_OUT")
        .does("INFORM", "channel=email", "letter=m-1", "acceptance=pending")
        .in("AWAITING_ACCEPTANCE");
  }

  static Walk followedUp() {
    return informed()
        .does("ACCEPT", "acceptance=accepted")
        .in("FOLLOW_UP")
        .does("VISIT", "follow-up=resolved");
  }

  @Test
  @DisplayName("DS-09: the closed loop from intake to summary")
  void closedLoop() {
    followedUp()
        .in("SUMMING_UP")
        .ended(false)
        .does("SUMMARISE", "summary=d-1", "fed-back=yes")
        .in("CLOSED")
        .ended(true);
  }

  @Test
  @DisplayName("IS-11, DS-09: a complaint opens with its class and its intake record")
  void intake() {
    assertThat(Walk.notOpened(BundledWorkflows.closedLoop()))
        .containsExactly("class of the complaint must be known", "intake record must be known");
  }

  @Test
  @DisplayName("DS-09: upheld or redressed, it needs a department and a time told to the customer")
  void judged() {
    for (String judgement : List.of("judgement=upheld", "judgement=redress")) {
      complaint()
          .refuses(
              "JUDGE",
              List.of(judgement),
              "department responsible must be known",
              "time told to the customer must be known")
          .does("JUDGE", judgement, "department=a", "promised-at=2026-03-05T09:00:00Z")
          .in("INVESTIGATION");
    }
  }

  @Test
  @DisplayName(
      "DS-09: a complaint is rejected only with reasons, explained in writing, and closes by understanding or a stated waiver")
  void rejected() {
    Walk rejected =
        complaint().does("JUDGE", "judgement=rejected", "insufficient-grounds=yes").in("REJECTED");
    rejected
        .cannot("INVESTIGATE", "ACCEPT", "SUMMARISE")
        .refuses(
            "EXPLAIN",
            List.of("channel=phone", "letter=m-1", "acceptance=pending"),
            "It takes that channel is one of (e-mail; letter; text message; paper handed over)"
                + " (now: channel = telephone)");
    Case explained =
        rejected
            .does("EXPLAIN", "channel=letter", "letter=m-1", "acceptance=pending")
            .in("EXPLAINED")
            .now();
    rejected.does("ACCEPT", "acceptance=accepted").in("CLOSED").ended(true);
    rejected
        .with(explained)
        .refuses("WAIVE", List.of("acceptance=waived"), "why acceptance is waived must be known");
    rejected.does("WAIVE", "acceptance=waived", "waiver=no-answer").in("CLOSED");
    rejected
        .with(explained)
        .does("DECLINE", "acceptance=declined", "objection=other")
        .in("RECEIVED");
  }

  @Test
  @DisplayName("DS-09: a rejection without a reason is refused, whatever flags say no")
  void rejectedWithoutReason() {
    for (List<String> fields :
        List.of(
            List.of("judgement=rejected"),
            List.of("judgement=rejected", "insufficient-grounds=no", "not-ours=no"))) {
      complaint()
          .refuses(
              "JUDGE",
              fields,
              "What is missing to reach under investigation: department responsible must be known;"
                  + " time told to the customer must be known; It takes that judgement is one of"
                  + " (upheld; redress without upholding) (now: judgement = rejected)",
              "What is missing to reach found not to hold: It takes that at least one of these"
                  + " holds: (insufficient grounds = yes; unreasonable demand = yes; not the"
                  + " company's matter = yes; settled before = yes) (now: insufficient grounds "
                  + (fields.size() > 1 ? "= no" : "is not known")
                  + "; unreasonable demand is not known; not the company's matter "
                  + (fields.size() > 1 ? "= no" : "is not known")
                  + "; settled before is not known)");
    }
    for (String reason :
        List.of("insufficient-grounds", "unreasonable-demand", "not-ours", "settled-before")) {
      complaint().does("JUDGE", "judgement=rejected", reason + "=yes").in("REJECTED");
    }
  }

  @Test
  @DisplayName(
      "DS-09: the investigation names cause and party, and the person if it was an employee")
  void investigated() {
    founded()
        .refuses("INVESTIGATE", List.of(), "cause must be known", "responsible party must be known")
        .refuses(
            "INVESTIGATE",
            List.of("cause=rude", "party=employee"),
            "It takes that at least one of these holds: (none of these holds: (responsible party is"
                + " one of (an employee)); person responsible is known) (now: responsible party ="
                + " an employee; person responsible is not known)")
        .does("INVESTIGATE", "cause=rude", "party=employee", "responsible=s-4")
        .in("REMEDIES");
  }

  @Test
  @DisplayName("DS-09: several remedies are proposed, the manager in charge chooses one")
  void chosen() {
    Walk one =
        founded()
            .does("INVESTIGATE", "cause=bad-seal", "party=nobody")
            .does("PROPOSE", "remedies=1", "proposed-remedy=r-1", "remedy-kind=repair");
    one.as("MANAGER")
        .refuses(
            "CHOOSE",
            List.of("remedy=r-1", "chosen-by=s-9"),
            "It takes that number of remedies proposed is at least 2 (now: number of remedies"
                + " proposed = 1)");
    one.as().does("PROPOSE", "remedies=2", "proposed-remedy=r-2", "remedy-kind=refund");
    one.refuses(
        "CHOOSE",
        List.of(),
        "remedy chosen must be known",
        "who chose the remedy must be known",
        "It takes one of these roles: manager in charge");
    one.as("MANAGER").does("CHOOSE", "remedy=r-1", "chosen-by=s-9").in("IMPLEMENTATION");
  }

  @Test
  @DisplayName(
      "IS-12: the result is told in writing, by letter, e-mail, message or paper; not by word of mouth")
  void inWriting() {
    Walk done =
        proposed().as("MANAGER").does("CHOOSE", "remedy=r-1", "chosen-by=s-9").does("CARRY_OUT");
    for (String channel : List.of("phone", "face-to-face")) {
      assertThat(channel).isNotEmpty();
      done.refuses(
          "INFORM",
          List.of("channel=" + channel, "acceptance=pending"),
          "written result must be known",
          "It takes that channel is one of (e-mail; letter; text message; paper handed over)"
              + " (now: channel = "
              + (channel.equals("phone") ? "telephone" : "face to face")
              + ")");
    }
    Case before = done.now();
    for (String channel : List.of("email", "letter", "message", "handed-over")) {
      done.with(before)
          .does("INFORM", "channel=" + channel, "letter=m-1", "acceptance=pending")
          .in("AWAITING_ACCEPTANCE");
    }
  }

  @Test
  @DisplayName(
      "DS-09, IS-13: not accepted, it goes back to the remedies; recurring, to the investigation")
  void loops() {
    informed()
        .does("DECLINE", "acceptance=declined", "objection=remedy-insufficient")
        .in("REMEDIES")
        .does("CHOOSE", "remedy=r-1", "chosen-by=s-9")
        .does("CARRY_OUT")
        .refuses(
            "INFORM",
            List.of("channel=letter", "letter=m-2"),
            "It takes that customer's acceptance is one of (asked for) (now: customer's acceptance"
                + " = declined)")
        .does("INFORM", "channel=letter", "letter=m-2", "acceptance=pending")
        .does("ACCEPT", "acceptance=accepted")
        .does("VISIT", "follow-up=recurs")
        .in("INVESTIGATION");
  }

  @Test
  @DisplayName(
      "IS-13: it closes only accepted or waived, followed up, and fed back to the departments")
  void closes() {
    informed()
        .cannot("SUMMARISE", "VISIT", "CARRY_OUT")
        .refuses(
            "ACCEPT",
            List.of(),
            "It takes that customer's acceptance is one of (accepted) (now: customer's acceptance ="
                + " asked for)")
        .refuses("WAIVE", List.of("acceptance=waived"), "why acceptance is waived must be known")
        .does("WAIVE", "acceptance=waived", "waiver=unreachable")
        .cannot("SUMMARISE")
        .does("VISIT", "follow-up=resolved")
        .refuses(
            "SUMMARISE",
            List.of("fed-back=no"),
            "summary must be known",
            "It takes that fed back to the departments = yes (now: fed back to the departments ="
                + " no)")
        .refuses(
            "SUMMARISE",
            List.of("summary=d", "fed-back=yes", "acceptance=pending", "judgement=rejected"),
            "It takes that judgement is one of (upheld; redress without upholding) (now: judgement"
                + " = rejected)",
            "It takes that customer's acceptance is one of (accepted; waived) (now: customer's"
                + " acceptance = asked for)")
        .refuses(
            "SUMMARISE",
            List.of("summary=d", "fed-back=yes", "follow-up=recurs"),
            "It takes that result of the follow-up is one of (resolved) (now: result of the"
                + " follow-up = recurs)")
        .does("SUMMARISE", "summary=d-1", "fed-back=yes")
        .in("CLOSED");
  }

  @Test
  @DisplayName(
      "IS-13: reopened, a founded complaint is investigated again, a rejected one judged again")
  void reopened() {
    followedUp()
        .does("SUMMARISE", "summary=d-1", "fed-back=yes")
        .does("REOPEN", "reopened=recurred")
        .in("INVESTIGATION")
        .ended(false);
    complaint()
        .does("JUDGE", "judgement=rejected", "not-ours=yes")
        .does("EXPLAIN", "channel=letter", "letter=m-1", "acceptance=pending")
        .does("ACCEPT", "acceptance=accepted")
        .does("REOPEN", "reopened=new-facts")
        .in("RECEIVED");
  }

  @Test
  @DisplayName("DS-09: a manager penalises who is responsible for what was upheld; the state stays")
  void penalised() {
    proposed()
        .refuses(
            "SANCTION",
            List.of(),
            "penalty must be known",
            "person penalised must be known",
            "rule of the penalty must be known",
            "It takes one of these roles: manager in charge; general manager")
        .as("GENERAL_MANAGER")
        .does("SANCTION", "penalty=CNY 100.00", "penalised=s-4", "sanction-rule=found")
        .in("REMEDIES");
    complaint()
        .does("JUDGE", "judgement=redress", "department=a", "promised-at=2026-03-05T09:00:00Z")
        .does("INVESTIGATE", "cause=bad-seal", "party=nobody")
        .as("MANAGER")
        .refuses(
            "SANCTION",
            List.of("penalty=CNY 100.00", "penalised=s-4", "sanction-rule=found"),
            "It takes that judgement is one of (upheld) (now: judgement = redress without"
                + " upholding)");
  }

  @Test
  @DisplayName(
      "DS-09: what is neither upheld nor rejected is not judged; what is not asked is not accepted")
  void unspoken() {
    assertThat(complaint().refusals("JUDGE", List.of())).hasSize(2);
    assertThat(followUp().refusals("VISIT", List.of())).hasSize(2);
    complaint()
        .does("JUDGE", "judgement=rejected", "unreasonable-demand=yes")
        .refuses(
            "EXPLAIN",
            List.of("channel=letter", "letter=m-1"),
            "It takes that customer's acceptance is one of (asked for) (now: customer's acceptance"
                + " is not known)")
        .does("EXPLAIN", "channel=letter", "letter=m-1", "acceptance=pending")
        .refuses(
            "DECLINE",
            List.of("objection=other"),
            "It takes that customer's acceptance is one of (declined) (now: customer's acceptance ="
                + " asked for)")
        .refuses("DECLINE", List.of("acceptance=declined"), "objection must be known");
  }

  static Walk followUp() {
    return informed().does("ACCEPT", "acceptance=accepted").in("FOLLOW_UP");
  }
}
