package io.crmkit.laws;

import io.crmkit.contact.Cap;
import io.crmkit.contact.Combination;
import io.crmkit.contact.ConsentRequired;
import io.crmkit.contact.ContactRule;
import io.crmkit.contact.ContactRules;
import io.crmkit.contact.ContactWindow;
import io.crmkit.contact.DoNotContact;
import io.crmkit.contact.Exemption;
import io.crmkit.contact.MeetingPreparation;
import io.crmkit.contact.ProtectedCustomers;
import io.crmkit.contact.Protection;
import io.crmkit.contact.QuietHours;
import io.crmkit.contact.RestDays;
import io.crmkit.contact.RestHours;
import io.crmkit.contact.Scope;
import io.crmkit.contact.WrittenConfirmation;
import io.crmkit.customer.Channel;
import io.crmkit.customer.Purpose;
import io.crmkit.customer.Topic;
import java.time.DayOfWeek;
import java.time.Duration;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.Period;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;

/** Draws contact rules, to try what has to hold for every policy. */
public final class ContactRuleSets {
  private static final List<Scope> SCOPES =
      List.of(
          Scope.ALL,
          Scope.ALL.withChannels(Channel.PHONE),
          Scope.ALL.withPurposes(Purpose.MARKETING),
          Scope.ALL.withPurposes(Purpose.MARKETING).withTopics(Topic.of("NEWS")),
          Scope.ALL.withChannels(Channel.PHONE, Channel.EMAIL).withPurposes(Purpose.MARKETING),
          Scope.ALL.exceptPurposes(Purpose.CARE, Purpose.LEGAL));

  private static final List<ContactWindow> WINDOWS =
      List.of(
          ContactWindow.rolling(Duration.ofHours(24)),
          ContactWindow.rolling(Period.ofDays(1)),
          ContactWindow.calendar(ContactWindow.Unit.DAY),
          ContactWindow.rolling(Duration.ofMinutes(90)),
          ContactWindow.rolling(Period.ofDays(2)),
          ContactWindow.calendar(ContactWindow.Unit.WEEK),
          ContactWindow.weekFrom(DayOfWeek.SUNDAY),
          ContactWindow.rolling(Duration.ofDays(7)));

  private ContactRuleSets() {}

  /** One to seven rules of all kinds but open hours, with a ban, all of which have to agree. */
  public static Generator<ContactRules> strict() {
    return choices -> rules(choices, Combination.MOST_RESTRICTIVE);
  }

  /** One to seven rules of all kinds but open hours, with a ban, combined either way. */
  public static Generator<ContactRules> any() {
    return choices -> rules(choices, choices.oneOf(List.of(Combination.values())));
  }

  private static ContactRules rules(Choices choices, Combination combination) {
    List<ContactRule> rules = new ArrayList<>(List.of(DoNotContact.of("ban")));
    for (int i = choices.between(1, 6); i > 0; i--) {
      rules.add(rule(choices, "rule-" + i));
    }
    if (rules.size() > 2 && choices.percent(30)) {
      Scope scope = choices.percent(50) ? Scope.ALL.withPurposes(Purpose.CARE) : scope(choices);
      rules.add(Exemption.of("exempt", scope, rules.get(1).name()));
    }
    return new ContactRules(rules, combination, Duration.ofDays(choices.between(2, 9)));
  }

  private static Scope scope(Choices choices) {
    return choices.oneOf(SCOPES);
  }

  private static ContactRule rule(Choices choices, String name) {
    return switch (choices.between(0, 9)) {
      case 0, 1, 2, 3 -> cap(choices, name);
      case 4, 5 -> restHours(choices, name);
      case 6 -> restDays(choices, name);
      case 7 -> ConsentRequired.of(name, scope(choices));
      case 8 ->
          choices.percent(50)
              ? ProtectedCustomers.of(name, choices.oneOf(List.of(Protection.values())))
              : WrittenConfirmation.of(name);
      default -> MeetingPreparation.of(name, "importance", "key");
    };
  }

  private static Cap cap(Choices choices, String name) {
    ContactWindow window = choices.oneOf(WINDOWS);
    Cap cap = Cap.of(name, choices.between(1, 3), window).on(scope(choices));
    cap = choices.percent(30) ? cap.counting(scope(choices)) : cap;
    cap = choices.percent(30) ? cap.counting(Cap.Counted.REACHED) : cap;
    return window instanceof ContactWindow.Calendar
        ? cap.prorated(choices.oneOf(List.of(Cap.Proration.values())))
        : cap;
  }

  private static RestHours restHours(Choices choices, String name) {
    LocalTime start = time(choices);
    LocalTime end = time(choices);
    QuietHours hours = new QuietHours(start, start.equals(end) ? end.plusMinutes(90) : end);
    RestHours rest = RestHours.daily(name, hours).on(scope(choices));
    return choices.percent(30) ? rest.startingOn(DayOfWeek.SATURDAY, DayOfWeek.SUNDAY) : rest;
  }

  private static LocalTime time(Choices choices) {
    return LocalTime.MIDNIGHT.plusMinutes(30 * choices.upTo(47));
  }

  private static RestDays restDays(Choices choices, String name) {
    Set<DayOfWeek> days = EnumSet.of(DayOfWeek.SUNDAY, choices.oneOf(List.of(DayOfWeek.values())));
    return new RestDays(
        name,
        scope(choices),
        days,
        Set.of(LocalDate.of(2026, 1, 1).plusDays(choices.upTo(364))),
        Set.of());
  }
}
