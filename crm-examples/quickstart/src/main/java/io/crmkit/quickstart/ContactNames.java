package io.crmkit.quickstart;

import io.crmkit.contact.Cadence;
import io.crmkit.contact.ContactRequest;
import io.crmkit.contact.ContactRule;
import io.crmkit.contact.ContactScheme;
import io.crmkit.contact.Scope;
import io.crmkit.contact.WrittenConfirmation;
import io.crmkit.customer.Channel;
import io.crmkit.customer.Interaction;
import io.crmkit.customer.Purpose;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;

/**
 * The channels and purposes that a playbook and its files name. Codes are free, so a slip of the
 * pen is a code like any other, which no rule is about: it is told.
 */
final class ContactNames {
  private static final List<Channel> CHANNELS =
      List.of(
          Channel.PHONE,
          Channel.EMAIL,
          Channel.FACE_TO_FACE,
          Channel.INSTANT_MESSAGE,
          Channel.SMS,
          Channel.POST,
          Channel.QUESTIONNAIRE);
  private static final List<Purpose> PURPOSES =
      List.of(
          Purpose.MARKETING, Purpose.SERVICE, Purpose.RETURN_VISIT, Purpose.CARE, Purpose.LEGAL);

  private final Set<String> channels = new TreeSet<>();
  private final Set<String> purposes = new TreeSet<>();

  private ContactNames() {}

  /** What the rules and cadences of a scheme name. */
  static ContactNames of(ContactScheme scheme) {
    ContactNames names = new ContactNames();
    for (ContactRule rule : scheme.rules().rules()) {
      names.add(rule.scope());
      if (rule instanceof WrittenConfirmation written) {
        written.written().forEach(names::add);
      }
    }
    for (Cadence cadence : scheme.cadences().cadences()) {
      names.add(cadence.scope());
      for (ContactRequest way : cadence.ways()) {
        names.add(way.channel());
        names.add(way.purpose());
      }
    }
    return names;
  }

  /** Adds the names of the rows of files. */
  ContactNames with(ContactBook book) {
    book.interactions().forEach(this::add);
    book.consents()
        .forEach(
            consent -> {
              add(consent.channel());
              add(consent.purpose());
            });
    return this;
  }

  private void add(Scope scope) {
    scope.channels().forEach(this::add);
    scope.purposes().forEach(this::add);
    scope.exceptPurposes().forEach(this::add);
  }

  private void add(Interaction interaction) {
    add(interaction.channel());
    add(interaction.purpose());
  }

  private void add(Channel channel) {
    channels.add(channel.code());
  }

  private void add(Purpose purpose) {
    purposes.add(purpose.code());
  }

  /** What to say of a request by a way or for a purpose that nothing names. */
  List<String> unnamed(ContactRequest request, Locale locale) {
    boolean english = locale.equals(Locale.ENGLISH);
    List<String> lines = new ArrayList<>();
    String channel = request.channel().code();
    if (!channels.contains(channel)) {
      lines.add(line(english ? "channel" : "渠道", channel, meantChannel(channel), english));
    }
    String purpose = request.purpose().code();
    if (!purposes.contains(purpose)) {
      lines.add(line(english ? "purpose" : "目的", purpose, meantPurpose(purpose), english));
    }
    return lines;
  }

  private static String line(String what, String code, Optional<String> meant, boolean english) {
    return english
        ? "no rule, cadence or row names the "
            + what
            + " "
            + code
            + meant.map(right -> "; is " + right + " meant?").orElse("")
        : "没有规则、联系节奏或数据行提到"
            + what
            + " "
            + code
            + meant.map(right -> "；是否应为 " + right + "？").orElse("");
  }

  /**
   * Warnings of codes in a book's interactions that are neither named here nor usual, each once.
   */
  List<String> warnings(ContactBook book) {
    Set<String> lines = new TreeSet<>();
    book.interactions()
        .forEach(
            each -> {
              String channel = each.channel().code();
              if (!channels.contains(channel) && !CHANNELS.contains(each.channel())) {
                lines.add(warning("channel", channel, meantChannel(channel)));
              }
              String purpose = each.purpose().code();
              if (!purposes.contains(purpose) && !PURPOSES.contains(each.purpose())) {
                lines.add(warning("purpose", purpose, meantPurpose(purpose)));
              }
            });
    return List.copyOf(lines);
  }

  private static String warning(String what, String code, Optional<String> meant) {
    return "--interactions: warning: no rule or cadence names the "
        + what
        + " "
        + code
        + meant.map(right -> "; is " + right + " meant?").orElse("");
  }

  private Optional<String> meantChannel(String code) {
    Set<String> all = new TreeSet<>(channels);
    CHANNELS.forEach(each -> all.add(each.code()));
    return meant(code, all);
  }

  private Optional<String> meantPurpose(String code) {
    Set<String> all = new TreeSet<>(purposes);
    PURPOSES.forEach(each -> all.add(each.code()));
    return meant(code, all);
  }

  /** The code that differs in case and in what joins its words alone. */
  private static Optional<String> meant(String code, Set<String> known) {
    return known.stream()
        .filter(each -> !each.equals(code) && plain(each).equals(plain(code)))
        .findFirst();
  }

  private static String plain(String code) {
    return code.replaceAll("[_-]", "").toLowerCase(Locale.ROOT);
  }
}
