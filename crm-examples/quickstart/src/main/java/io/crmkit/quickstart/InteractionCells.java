package io.crmkit.quickstart;

import io.crmkit.customer.Channel;
import io.crmkit.customer.CustomerId;
import io.crmkit.customer.Interaction;
import io.crmkit.customer.Purpose;
import io.crmkit.customer.StaffId;
import io.crmkit.customer.Topic;
import java.time.Instant;
import java.time.ZoneId;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Reads the rows of a file of interactions; every cell that is wrong is a problem of its own. */
final class InteractionCells {
  static final String CUSTOMER = "customer";
  static final String AT = "at";
  static final String CHANNEL = "channel";
  static final String DIRECTION = "direction";
  static final String PURPOSE = "purpose";
  static final String OUTCOME = "outcome";
  static final String STAFF = "staff";
  static final String TOPIC = "topic";

  static final CsvColumns COLUMNS =
      CsvColumns.of(CUSTOMER, AT, CHANNEL, DIRECTION, PURPOSE, OUTCOME).with(List.of(STAFF, TOPIC));

  private InteractionCells() {}

  /** One row. */
  record Entry(CustomerId customer, Interaction interaction) {}

  /** Reads a row; null if something is wrong. */
  static @Nullable Entry of(CsvRow row, ZoneId zone) {
    String customer = row.id(CUSTOMER);
    Instant at = row.instant(AT, zone);
    String channel = row.code(CHANNEL);
    Interaction.Direction direction = constant(row, DIRECTION, Interaction.Direction.values());
    String purpose = row.code(PURPOSE);
    Interaction.Result outcome = constant(row, OUTCOME, Interaction.Result.values());
    String staff = row.text(STAFF).isEmpty() ? "" : row.id(STAFF);
    String topic = row.text(TOPIC).isEmpty() ? "" : row.code(TOPIC);
    if (customer == null
        || at == null
        || channel == null
        || direction == null
        || purpose == null
        || outcome == null
        || staff == null
        || topic == null) {
      return null;
    }
    return new Entry(
        CustomerId.of(customer),
        new Interaction(
            Channel.of(channel),
            direction,
            Purpose.of(purpose),
            topic.isEmpty() ? Optional.empty() : Optional.of(Topic.of(topic)),
            outcome,
            staff.isEmpty() ? Optional.empty() : Optional.of(StaffId.of(staff)),
            at,
            at));
  }

  private static <E extends Enum<E>> @Nullable E constant(CsvRow row, String column, E[] values) {
    for (E value : values) {
      if (value.name().equals(row.text(column))) {
        return value;
      }
    }
    row.wrong(column, "one of " + Arrays.toString(values));
    return null;
  }
}
