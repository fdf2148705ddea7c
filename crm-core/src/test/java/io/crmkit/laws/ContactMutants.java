package io.crmkit.laws;

import io.crmkit.contact.Cap;
import io.crmkit.contact.Company;
import io.crmkit.contact.ContactBlocker;
import io.crmkit.contact.ContactLog;
import io.crmkit.contact.ContactPolicy;
import io.crmkit.contact.ContactQuestion;
import io.crmkit.contact.ContactRules;
import io.crmkit.contact.Moment;
import io.crmkit.contact.Permission;
import io.crmkit.customer.Consent;
import io.crmkit.decision.Decision;
import io.crmkit.decision.Reason;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.BiFunction;
import java.util.function.UnaryOperator;

/** Small wrong policies, one for each law of contact: like sound rules but for one mistake. */
final class ContactMutants {
  static final ContactRules SOUND = Company.rules();

  private ContactMutants() {}

  /** A mutant for each law, by the id of the law. */
  static Map<String, ContactPolicy> all() {
    Map<String, ContactPolicy> mutants = new LinkedHashMap<>();
    mutants.putAll(careless());
    mutants.putAll(silent());
    mutants.putAll(untimely());
    mutants.putAll(forgetful());
    mutants.putAll(misnaming());
    return mutants;
  }

  @SuppressWarnings("StringCaseLocaleUsage") // that is the mistake
  private static Map<String, ContactPolicy> careless() {
    int[] asked = {0};
    return Map.of(
        "policy.total",
            decides((q, d) -> q.log().consents().get(0).proof().isEmpty() ? d : SOUND.decide(q)),
        "policy.null-free", decides((q, d) -> q.log().bans().isEmpty() ? d : null),
        "policy.deterministic",
            decides((q, d) -> System.identityHashCode(q) % 2 == 0 ? d : refused(d)),
        "policy.pure", decides((q, d) -> ++asked[0] % 3 == 0 ? refused(d) : d),
        "policy.ambient-zone",
            decides(
                (q, d) ->
                    LocalDate.ofInstant(q.at(), ZoneId.systemDefault()).getDayOfMonth() == 1
                        ? refused(d)
                        : d),
        "policy.ambient-locale",
            decides((q, d) -> "title".toUpperCase().equals("TITLE") ? d : refused(d)),
        "policy.ambient-clock",
            decides((q, d) -> q.at().isBefore(Instant.now()) ? refused(d) : allowed(d)),
        "policy.replay", decides((q, d) -> because(d, new Unrecorded(q.request().important()))));
  }

  private static Map<String, ContactPolicy> silent() {
    return Map.of(
        "policy.reasons-given",
        decides((q, d) -> d.outcome() instanceof Permission.Allowed ? Decision.of(d.outcome()) : d),
        "policy.reasons-readable",
        decides((q, d) -> because(d, Reason.of("acme.just-so", Map.of()))));
  }

  private static Map<String, ContactPolicy> untimely() {
    return Map.of(
        "contact.cap", asks(log -> log.withInteractions(allButLast(log.interactions()))),
        "contact.least",
            decides(
                (q, d) ->
                    d.outcome() instanceof Permission.Deferred later
                        ? d.map(any -> Permission.deferred(later.until().plusSeconds(60)))
                        : d),
        "contact.outcome",
            new Whole() {
              @Override
              public Permission permission(ContactQuestion question) {
                Permission permission = SOUND.permission(question);
                return permission instanceof Permission.Deferred later
                    ? Permission.deferred(later.until().plusNanos(1))
                    : permission;
              }
            },
        "contact.future",
            asks(
                log ->
                    log.consents().stream().anyMatch(c -> c.status() == Consent.Status.WITHDRAWN)
                        ? log.withConsents(List.of())
                        : log));
  }

  private static <T> List<T> allButLast(List<T> list) {
    return list.subList(0, Math.max(0, list.size() - 1));
  }

  private static Map<String, ContactPolicy> forgetful() {
    return Map.of(
        "contact.more-contacts",
            asks(log -> log.interactions().size() > 4 ? log.withInteractions(List.of()) : log),
        "contact.unknown-zone", asks(log -> log.zone().isEmpty() ? log.in(ZoneOffset.UTC) : log),
        "contact.ban", SOUND.without(Set.of("do-not-contact")).orElseThrow());
  }

  private static Map<String, ContactPolicy> misnaming() {
    return Map.of(
        "contact.blockers-complete",
            decides((q, d) -> new Decision<>(d.outcome(), onlyFirst(d.reasons()), d.policy())),
        "contact.blockers-minimal",
            decides(
                (q, d) ->
                    d.outcome() instanceof Permission.Allowed
                        ? d
                        : because(d, new ContactBlocker.Banned("written", "always-named"))),
        "contact.fewer-rules",
            new Whole() {
              @Override
              public Optional<ContactPolicy> without(Set<String> rules) {
                return SOUND
                    .without(rules)
                    .map(
                        less ->
                            rules.contains("daily")
                                ? question -> refused(less.decide(question))
                                : less);
              }
            },
        "contact.until-true",
            decides(
                (q, d) ->
                    new Decision<>(
                        d.outcome(),
                        d.reasons().stream().map(ContactMutants::anHourLater).toList(),
                        d.policy())));
  }

  private static List<Reason> onlyFirst(List<Reason> reasons) {
    List<Reason> less = new ArrayList<>();
    for (Reason reason : reasons) {
      if (!(reason instanceof ContactBlocker)
          || less.stream().noneMatch(ContactBlocker.class::isInstance)) {
        less.add(reason);
      }
    }
    return less;
  }

  private static Reason anHourLater(Reason reason) {
    return reason instanceof ContactBlocker.InRestHours rest
        ? new ContactBlocker.InRestHours(
            rest.rule(),
            rest.hours(),
            new Moment(rest.until().at().plusSeconds(3_600), rest.until().zone()))
        : reason;
  }

  private static ContactPolicy decides(
      BiFunction<ContactQuestion, Decision<Permission>, Decision<Permission>> mistake) {
    return new Whole() {
      @Override
      public Decision<Permission> decide(ContactQuestion question) {
        return mistake.apply(question, SOUND.decide(question));
      }

      @Override
      public Permission permission(ContactQuestion question) {
        return decide(question).outcome();
      }
    };
  }

  private static ContactPolicy asks(UnaryOperator<ContactLog> mistake) {
    return decides((q, d) -> SOUND.decide(q.withLog(mistake.apply(q.log()))));
  }

  private static Decision<Permission> refused(Decision<Permission> decision) {
    return decision.map(any -> Permission.refused(Permission.Cause.NOT_BY_WAITING));
  }

  private static Decision<Permission> allowed(Decision<Permission> decision) {
    return decision.map(any -> Permission.allowed());
  }

  private static Decision<Permission> because(Decision<Permission> decision, Reason more) {
    List<Reason> reasons = new ArrayList<>(decision.reasons());
    reasons.add(more);
    return new Decision<>(decision.outcome(), reasons, decision.policy());
  }

  /** Tells of itself what sound rules do. */
  private static class Whole implements ContactPolicy {
    @Override
    public Decision<Permission> decide(ContactQuestion question) {
      return SOUND.decide(question);
    }

    @Override
    public List<Cap> caps() {
      return SOUND.caps();
    }

    @Override
    public Optional<ContactPolicy> without(Set<String> rules) {
      return SOUND.without(rules);
    }
  }

  /** A reason that no codec knows. */
  private record Unrecorded(boolean important) implements Reason {
    @Override
    public String code() {
      return "acme.unrecorded";
    }

    @Override
    public Map<String, Object> details() {
      return Map.of("important", important);
    }
  }
}
