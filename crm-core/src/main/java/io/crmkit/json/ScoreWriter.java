package io.crmkit.json;

import io.crmkit.facts.Condition;
import io.crmkit.facts.Kind;
import io.crmkit.playbook.PurchaseOutlook;
import io.crmkit.playbook.ScoreMeasures;
import io.crmkit.playbook.ScoreScheme;
import io.crmkit.playbook.SpendOutlook;
import io.crmkit.score.Band;
import io.crmkit.score.Characteristic;
import io.crmkit.score.Scorecard;
import io.crmkit.score.segment.LabelRule;
import io.crmkit.score.segment.LabelRules;
import io.crmkit.score.segment.RfmCuts;
import io.crmkit.score.stage.ChurnSignal;
import io.crmkit.score.stage.ChurnSignals;
import io.crmkit.score.stage.LevelMatrix;
import io.crmkit.score.stage.StageModel;
import io.crmkit.score.stage.StageRule;
import java.time.Period;
import org.joda.money.Money;
import tools.jackson.databind.node.ObjectNode;

/** Writes the scores section of playbooks as {@link ScoreDocument} reads it. Stateless. */
final class ScoreWriter {
  private ScoreWriter() {}

  static void write(ObjectNode node, ScoreScheme scheme) {
    if (!scheme.measures().equals(ScoreMeasures.USUAL)) {
      write(node.putObject("measures"), scheme.measures());
    }
    scheme
        .cards()
        .forEach((name, card) -> write(node.withObjectProperty("cards").putObject(name), card));
    scheme.rfm().ifPresent(cuts -> write(node.putObject("rfm"), cuts));
    scheme
        .rules()
        .forEach((name, rules) -> write(node.withObjectProperty("rules").putObject(name), rules));
    scheme
        .stages()
        .forEach((name, model) -> write(node.withObjectProperty("stages").putObject(name), model));
    scheme.levels().ifPresent(levels -> write(node.putObject("levels"), levels));
    scheme.churn().ifPresent(churn -> write(node.putObject("churn"), churn));
    scheme.outlook().ifPresent(outlook -> write(node.putObject("outlook"), outlook));
  }

  private static void write(ObjectNode node, ScoreMeasures measures) {
    node.put("usualComplaintRate", Kind.RATIO.write(measures.usualComplaintRate()));
    node.put("worthOrders", measures.worthOrders());
    measures
        .freshFor()
        .forEach(
            (part, length) ->
                node.withObjectProperty("freshFor").put(part.name(), length.toString()));
  }

  private static void write(ObjectNode node, PurchaseOutlook outlook) {
    node.set("model", CrmJson.mapper().valueToTree(outlook.model()));
    node.put("churnBelow", Kind.RATIO.write(outlook.churnBelow()));
    node.put("horizonDays", outlook.horizonDays());
    outlook.spend().ifPresent(spend -> write(node.putObject("value"), spend));
  }

  private static void write(ObjectNode node, SpendOutlook outlook) {
    node.set("spend", CrmJson.mapper().valueToTree(outlook.spend()));
    node.set("discount", CrmJson.mapper().valueToTree(outlook.discount()));
    node.put("horizonDays", outlook.horizonDays());
  }

  static void write(ObjectNode node, Scorecard card) {
    card.characteristics()
        .forEach(one -> write(node.withArrayProperty("characteristics").addObject(), one));
    node.put("scale", card.scale());
    node.put("minimumCoverage", Kind.RATIO.write(card.minimumCoverage()));
  }

  private static <T> void write(ObjectNode node, Characteristic<T> characteristic) {
    node.put("name", characteristic.name());
    node.put("metric", characteristic.metric().text());
    node.put("direction", characteristic.direction().name());
    node.put("below", characteristic.below());
    for (Band<T> band : characteristic.bands()) {
      ObjectNode item = node.withArrayProperty("bands").addObject();
      item.put("from", characteristic.metric().kind().write(band.fromInclusive()));
      item.put("points", band.points());
    }
    characteristic.withoutValue().ifPresent(points -> node.put("withoutValue", points));
  }

  static void write(ObjectNode node, RfmCuts cuts) {
    node.put("window", cuts.window().text());
    for (Period cut : cuts.recency()) {
      node.withArrayProperty("recency").add(cut.toString());
    }
    for (long cut : cuts.frequency()) {
      node.withArrayProperty("frequency").add(cut);
    }
    for (Money cut : cuts.monetary()) {
      node.withArrayProperty("monetary").add(cut.toString());
    }
  }

  static void write(ObjectNode node, LabelRules rules) {
    node.put("choice", rules.choice().name());
    for (LabelRule rule : rules.rules()) {
      ObjectNode item = node.withArrayProperty("rules").addObject();
      item.put("label", rule.label().text());
      write(item, "when", rule.when());
    }
    rules.otherwise().ifPresent(label -> node.put("otherwise", label.text()));
  }

  static void write(ObjectNode node, StageModel model) {
    for (StageRule rule : model.rules()) {
      ObjectNode item = node.withArrayProperty("stages").addObject();
      item.put("stage", rule.stage().code());
      if (!rule.enter().equals(Condition.always())) {
        write(item, "enter", rule.enter());
      }
      if (!rule.keep().equals(rule.enter())) {
        write(item, "keep", rule.keep());
      }
    }
    node.put("minimumDwell", model.minimumDwell().toString());
  }

  static void write(ObjectNode node, LevelMatrix levels) {
    node.put("some", levels.some());
    node.put("many", levels.many());
    node.put("medium", Kind.RATIO.write(levels.medium()));
    node.put("high", Kind.RATIO.write(levels.high()));
    node.put("slack", Kind.RATIO.write(levels.slack()));
    node.put("minimumDwell", levels.minimumDwell().toString());
  }

  static void write(ObjectNode node, ChurnSignals churn) {
    for (ChurnSignal signal : churn.signals()) {
      ObjectNode item = node.withArrayProperty("signals").addObject();
      item.put("name", signal.name());
      write(item, "when", signal.when());
      item.put("weight", signal.weight());
    }
    node.put("watchFrom", churn.watchFrom());
    node.put("alarmFrom", churn.alarmFrom());
  }

  private static void write(ObjectNode node, String field, Condition condition) {
    node.set(field, CrmJson.mapper().valueToTree(condition));
  }
}
