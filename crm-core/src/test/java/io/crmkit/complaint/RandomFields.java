package io.crmkit.complaint;

import io.crmkit.workflow.Field;
import io.crmkit.workflow.FieldValue;
import io.crmkit.workflow.WorkflowDefinition;
import java.time.Instant;
import java.time.LocalDate;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Random;
import org.joda.money.Money;

/** Draws values for some of a workflow's fields, all of which it accepts. */
final class RandomFields {
  private RandomFields() {}

  static Map<String, FieldValue> of(WorkflowDefinition definition, Random random) {
    Map<String, FieldValue> fields = new LinkedHashMap<>();
    for (Field field : definition.fields()) {
      if (random.nextBoolean()) {
        fields.put(field.name(), value(field, random));
      }
    }
    return fields;
  }

  private static FieldValue value(Field field, Random random) {
    return switch (field.type()) {
      case CODE -> FieldValue.code(field.codes().get(random.nextInt(field.codes().size())));
      case FLAG -> FieldValue.flag(random.nextBoolean());
      case COUNT -> FieldValue.count(random.nextInt(4));
      case AMOUNT -> FieldValue.amount(Money.parse("CNY 5.00"));
      case DAY -> FieldValue.day(LocalDate.EPOCH);
      case MOMENT -> FieldValue.moment(Instant.EPOCH);
      case REFERENCE -> FieldValue.reference("x-" + random.nextInt(3));
    };
  }
}
