package io.crmkit.workflow;

import static io.crmkit.workflow.SampleWorkflows.ANN;
import static io.crmkit.workflow.SampleWorkflows.at;
import static io.crmkit.workflow.SampleWorkflows.value;
import static org.assertj.core.api.Assertions.assertThat;

import io.crmkit.customer.CustomerId;
import io.crmkit.json.CrmJson;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Label;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;

@Label("Migrations through several versions")
class MigrationProperties {
  private static final List<String> NAMES = List.of("fault", "place", "urgency");
  private static final int VERSIONS = 6;

  @Provide
  Arbitrary<Long> seeds() {
    return Arbitraries.longs();
  }

  private static Workflow version(int number, Random random) {
    List<Field> fields = new ArrayList<>();
    for (String name : NAMES) {
      switch (random.nextInt(5)) {
        case 0 -> fields.add(Field.of(name, FieldType.FLAG));
        case 1 -> fields.add(Field.codes(name, "low"));
        case 2 -> fields.add(Field.codes(name, "low", "high"));
        default -> {} // this version does not have it
      }
    }
    return Workflow.of(
        WorkflowDefinition.of("any", Integer.toString(number))
            .withFields(fields.toArray(Field[]::new))
            .withStates(StateRule.of("A"), StateRule.last("END"))
            .withTransitions(Transition.of("STAY", "A", "A"), Transition.of("CLOSE", "A", "END")));
  }

  private static Map<String, FieldValue> entered(Workflow workflow, Random random) {
    Map<String, FieldValue> entered = new HashMap<>();
    for (Field field : workflow.definition().fields()) {
      if (random.nextBoolean()) {
        entered.put(
            field.name(),
            field.type() == FieldType.FLAG
                ? FieldValue.flag(random.nextBoolean())
                : FieldValue.code(field.codes().get(random.nextInt(field.codes().size()))));
      }
    }
    return entered;
  }

  @Property
  @Label("no case is stuck where every check was empty, and it knows what its versions have")
  void neverStuck(@ForAll("seeds") long seed) {
    Random random = new Random(seed);
    Workflow now = version(1, random);
    Map<String, FieldValue> known = new TreeMap<>(entered(now, random));
    Case of = value(now.open(Opening.of(CaseId.of("k"), CustomerId.of("c"), ANN, known, at(0))));
    for (int i = 2; i <= VERSIONS; i++) {
      Workflow next = version(i, random);
      Migration migration = Migration.between(now, next);
      if (!migration.check(now, next).isEmpty()) {
        continue;
      }
      of = value(next.migrate(of, migration, ANN, at(i), at(i)));
      known.keySet().retainAll(next.fieldsByName().keySet());
      assertThat(of.fields()).isEqualTo(known);
      Map<String, FieldValue> entered = entered(next, random);
      of = value(next.decide(of, Move.of(Action.of("STAY"), ANN, entered, at(i))));
      known.putAll(entered);
      now = next;
    }
    assertThat(of.fields()).isEqualTo(known);
    assertThat(now.fold(of.history()).fields()).isEqualTo(known);
    Case read = CrmJson.read(CrmJson.write(of), Case.class);
    assertThat(read).isEqualTo(of);
    assertThat(read.fields()).isEqualTo(known);
  }
}
