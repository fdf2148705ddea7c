package io.crmkit.laws;

import io.crmkit.customer.Channel;
import io.crmkit.customer.Complaint;
import io.crmkit.customer.Customer;
import io.crmkit.customer.CustomerFile;
import io.crmkit.customer.CustomerId;
import io.crmkit.customer.Interaction;
import io.crmkit.customer.Purpose;
import io.crmkit.customer.SurveyAnswer;
import io.crmkit.customer.Topic;
import io.crmkit.customer.Transaction;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.joda.money.CurrencyUnit;
import org.joda.money.Money;

/** Draws the histories of customers: orders and refunds, contacts, answers, complaints. */
public final class CustomerFiles {
  private static final ZoneId UTC = ZoneId.of("UTC");

  private static final List<Optional<Topic>> TOPICS =
      List.of(Optional.empty(), Optional.of(Topic.BEFORE_SALE), Optional.of(Topic.AFTER_SALE));

  private CustomerFiles() {}

  /** Files of a few events in the 400 days before a day, some at the very same moment. */
  public static Generator<CustomerFile> before(LocalDate day, CurrencyUnit currency) {
    return choices -> events(choices, day, currency).file();
  }

  static Events events(Choices choices, LocalDate before, CurrencyUnit currency) {
    return new Events(
        choices.list(0, 6, c -> order(c, before, currency)),
        choices.list(0, 3, c -> contact(c, before)),
        choices.list(0, 3, c -> answer(c, before)),
        choices.list(0, 3, c -> complaint(c, before)));
  }

  private static Instant moment(Choices choices, LocalDate before) {
    LocalDate day = before.minusDays(1 + choices.upTo(400));
    return day.atStartOfDay(UTC).toInstant().plusSeconds(3_600 * choices.upTo(2));
  }

  private static Transaction order(Choices choices, LocalDate before, CurrencyUnit currency) {
    long minor = choices.percent(15) ? -choices.upTo(50_000) : choices.upTo(1_000_000);
    return Transaction.of(
        "o-" + choices.upTo(999), Money.ofMinor(currency, minor), moment(choices, before));
  }

  private static Interaction contact(Choices choices, LocalDate before) {
    Instant at = moment(choices, before);
    return new Interaction(
        choices.oneOf(List.of(Channel.PHONE, Channel.EMAIL, Channel.FACE_TO_FACE)),
        choices.oneOf(List.of(Interaction.Direction.values())),
        choices.oneOf(List.of(Purpose.SERVICE, Purpose.MARKETING, Purpose.CARE)),
        choices.oneOf(TOPICS),
        choices.oneOf(List.of(Interaction.Result.values())),
        Optional.empty(),
        at,
        at);
  }

  private static SurveyAnswer answer(Choices choices, LocalDate before) {
    Instant at = moment(choices, before);
    return new SurveyAnswer("satisfaction", choices.between(1, 5), 1, 5, at, at);
  }

  private static Complaint complaint(Choices choices, LocalDate before) {
    Instant at = moment(choices, before);
    return new Complaint("k-" + choices.upTo(999), "service", at, at, Optional.empty());
  }

  /** Events in some order, of which a file is made. */
  record Events(
      List<Transaction> orders,
      List<Interaction> contacts,
      List<SurveyAnswer> answers,
      List<Complaint> complaints) {
    CustomerFile file() {
      return CustomerFile.of(Customer.of(CustomerId.of("c-1")))
          .withTransactions(orders)
          .withInteractions(contacts)
          .withSurveys(answers)
          .withComplaints(complaints);
    }

    /** One event a line, without what is the same in all. */
    @Override
    public String toString() {
      List<String> lines = new ArrayList<>();
      orders.forEach(o -> lines.add(o.occurredAt() + " order " + o.reference() + " " + o.amount()));
      contacts.forEach(c -> lines.add(c.occurredAt() + " contact " + c.result()));
      answers.forEach(a -> lines.add(a.occurredAt() + " answer " + a.answer()));
      complaints.forEach(c -> lines.add(c.occurredAt() + " complaint " + c.reference()));
      return lines.isEmpty() ? "-" : String.join("\n", lines);
    }

    Events shuffled(Choices choices) {
      return new Events(
          choices.shuffled(orders),
          choices.shuffled(contacts),
          choices.shuffled(answers),
          choices.shuffled(complaints));
    }
  }
}
