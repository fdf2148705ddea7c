package io.crmkit.quickstart;

import io.crmkit.contact.ContactCircumstances;
import io.crmkit.customer.Consent;
import io.crmkit.customer.Customer;
import io.crmkit.customer.CustomerFile;
import io.crmkit.customer.CustomerId;
import io.crmkit.customer.Interaction;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Path;
import java.time.Instant;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.SortedSet;
import java.util.TreeSet;
import java.util.function.Function;
import java.util.stream.Stream;

/** What is known of customers for contact: their interactions, and what a file tells of them. */
final class ContactBook {
  private final ZoneId zone;
  private final Map<CustomerId, List<Interaction>> interactions = new HashMap<>();
  private final Map<CustomerId, CustomerCells.Entry> customers = new HashMap<>();
  private final List<String> sources = new ArrayList<>();

  /** Nothing yet; days and instants without an offset are read in this zone. */
  ContactBook(ZoneId zone) {
    this.zone = zone;
  }

  /** Adds a file of interactions; what is wrong goes to the problems. */
  ContactBook readInteractions(Path file, Problems problems) {
    sources.add(String.valueOf(file.getFileName()));
    CsvTable.read(
        file, "interactions", InteractionCells.COLUMNS, problems, interactionRows(problems));
    return this;
  }

  /** Adds a stream of interactions; the name is for messages. */
  ContactBook readInteractions(InputStream stream, String name, Problems problems)
      throws IOException {
    sources.add(name);
    CsvTable.read(stream, name, InteractionCells.COLUMNS, problems, interactionRows(problems));
    return this;
  }

  /** Adds a file of customers; what is wrong goes to the problems. */
  ContactBook readCustomers(Path file, Problems problems) {
    sources.add(String.valueOf(file.getFileName()));
    CsvTable.read(
        file,
        "customers",
        CustomerCells.COLUMNS,
        problems,
        customerRows(file.toString(), problems));
    return this;
  }

  /** Adds a stream of customers; the name is for messages. */
  ContactBook readCustomers(InputStream stream, String name, Problems problems) throws IOException {
    sources.add(name);
    CsvTable.read(stream, name, CustomerCells.COLUMNS, problems, customerRows(name, problems));
    return this;
  }

  private Function<CsvHeader, CsvTable.Rows> interactionRows(Problems problems) {
    return header ->
        (record, place) -> {
          InteractionCells.Entry entry =
              InteractionCells.of(new CsvRow(header, record, place, problems), zone);
          if (entry != null) {
            interactions
                .computeIfAbsent(entry.customer(), id -> new ArrayList<>(4))
                .add(entry.interaction());
          }
        };
  }

  private Function<CsvHeader, CsvTable.Rows> customerRows(String name, Problems problems) {
    return header -> {
      CustomerCells.checkHeader(header, name, problems);
      return (record, place) -> {
        CsvRow row = new CsvRow(header, record, place, problems);
        CustomerCells.Entry entry = CustomerCells.of(row, zone);
        if (entry != null && customers.putIfAbsent(entry.customer().id(), entry) != null) {
          row.refuse(CustomerCells.CUSTOMER, "must occur once, has a row already");
        }
      };
    };
  }

  /** The names of what was read. */
  List<String> sources() {
    return List.copyOf(sources);
  }

  /** All interactions, of whomever. */
  Stream<Interaction> interactions() {
    return interactions.values().stream().flatMap(List::stream);
  }

  /** All consents, of whomever. */
  Stream<Consent> consents() {
    return customers.values().stream().flatMap(each -> each.consents().stream());
  }

  /** Everybody in the file of customers, or with an interaction before an instant. */
  SortedSet<CustomerId> customersBefore(Instant instant) {
    TreeSet<CustomerId> all = new TreeSet<>(customers.keySet());
    interactions.forEach(
        (id, each) -> {
          if (each.stream().anyMatch(one -> one.occurredAt().isBefore(instant))) {
            all.add(id);
          }
        });
    return all;
  }

  /** A customer's file with what is known here. */
  CustomerFile joined(CustomerFile file) {
    CustomerCells.Entry entry = customers.get(file.id());
    List<Interaction> had = interactions.getOrDefault(file.id(), List.of());
    if (entry == null) {
      return had.isEmpty() ? file : file.withInteractions(had);
    }
    Customer customer = entry.customer();
    return CustomerFile.of(customer)
        .withTransactions(file.transactions())
        .withInteractions(had)
        .withConsents(entry.consents());
  }

  /** What is known of a customer beside the file. */
  ContactCircumstances circumstances(CustomerId id) {
    CustomerCells.Entry entry = customers.get(id);
    return entry == null ? ContactCircumstances.NONE : entry.known();
  }
}
