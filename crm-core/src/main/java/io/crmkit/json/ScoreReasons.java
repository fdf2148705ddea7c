package io.crmkit.json;

import com.google.common.collect.ImmutableMap;
import io.crmkit.decision.Reason;
import io.crmkit.score.ScoreReason;
import io.crmkit.score.ScorecardChange;
import io.crmkit.score.ScorecardProblem;
import io.crmkit.score.model.ModelReason;
import io.crmkit.score.model.ValueReason;
import io.crmkit.score.segment.SegmentReason;
import io.crmkit.score.stage.ChurnReason;
import io.crmkit.score.stage.StageReason;
import io.crmkit.score.survey.SurveyReason;
import java.util.Map;

/** The classes of the reasons about scores, by code. */
final class ScoreReasons {
  static final Map<String, Class<? extends Reason>> TYPES =
      ImmutableMap.<String, Class<? extends Reason>>builder()
          .put("score.model.interior", ModelReason.Interior.class)
          .put("score.model.dropout-shown", ModelReason.DropoutShown.class)
          .put("score.model.once-means-alive", ModelReason.OnceMeansAlive.class)
          .put("score.model.dropout-not-identified", ModelReason.DropoutNotIdentified.class)
          .put("score.model.too-few-repeaters", ModelReason.TooFewRepeaters.class)
          .put("score.model.spend-mean-undefined", ModelReason.SpendMeanUndefined.class)
          .put("score.model.not-converged", ModelReason.NotConverged.class)
          .put("score.churn.crosses", ModelReason.Crosses.class)
          .put("score.churn.crossed", ModelReason.Crossed.class)
          .put("score.churn.never-crosses", ModelReason.NeverCrosses.class)
          .put("score.value.worth", ValueReason.Worth.class)
          .put("score.value.purchases", ValueReason.PurchasesExpected.class)
          .put("score.value.discounted", ValueReason.Discounted.class)
          .put("score.value.own-spend", ValueReason.SpendOfOwn.class)
          .put("score.value.spend-of-all", ValueReason.SpendOfAll.class)
          .put("score.value.never-bought", ValueReason.NeverBought.class)
          .put("score.value.other-currency", ValueReason.OtherCurrency.class)
          .put("score.value.no-mean-spend", ValueReason.NoMeanSpend.class)
          .put("score.total", ScoreReason.Total.class)
          .put("score.reweighted", ScoreReason.Reweighted.class)
          .put("score.too-little-known", ScoreReason.TooLittleKnown.class)
          .put("score.contributes", ScoreReason.Contributes.class)
          .put("score.contributes-without-value", ScoreReason.ContributesWithoutValue.class)
          .put("score.missing", ScoreReason.Missing.class)
          .put("score.no-value", ScoreReason.NoValue.class)
          .put("score.raised-most-by", ScoreReason.RaisedMostBy.class)
          .put("score.data.stale", ScoreReason.Stale.class)
          .put("score.card.added", ScorecardChange.Added.class)
          .put("score.card.removed", ScorecardChange.Removed.class)
          .put("score.card.weighted", ScorecardChange.Weighted.class)
          .put("score.card.remeasured", ScorecardChange.Remeasured.class)
          .put("score.card.rebanded", ScorecardChange.Rebanded.class)
          .put("score.card.rescaled", ScorecardChange.Rescaled.class)
          .put("score.card.minimum-moved", ScorecardChange.MinimumMoved.class)
          .put("score.lint.too-light", ScorecardProblem.TooLight.class)
          .put("score.lint.never-reached", ScorecardProblem.NeverReached.class)
          .put("score.lint.never-below", ScorecardProblem.NeverBelow.class)
          .put("score.survey.net", SurveyReason.Net.class)
          .put("score.survey.favourable", SurveyReason.Favourable.class)
          .put("score.survey.responded", SurveyReason.Responded.class)
          .put("score.survey.thin", SurveyReason.Thin.class)
          .put("score.survey.nobody-answered", SurveyReason.NobodyAnswered.class)
          .put("score.survey.rose", SurveyReason.Rose.class)
          .put("score.survey.fell", SurveyReason.Fell.class)
          .put("score.survey.unclear", SurveyReason.Unclear.class)
          .put("score.loop.not-needed", SurveyReason.LoopNotNeeded.class)
          .put("score.loop.due", SurveyReason.StepDue.class)
          .put("score.loop.overdue", SurveyReason.StepOverdue.class)
          .put("score.loop.late", SurveyReason.StepLate.class)
          .put("score.loop.closed", SurveyReason.LoopClosed.class)
          .put("score.label.applies", SegmentReason.Applies.class)
          .put("score.label.not-told", SegmentReason.NotTold.class)
          .put("score.label.otherwise", SegmentReason.Otherwise.class)
          .put("score.label.none-applies", SegmentReason.NoneApplies.class)
          .put("score.rfm.never-bought", SegmentReason.NeverBought.class)
          .put("score.rfm.gap", SegmentReason.RfmGap.class)
          .put("score.rfm.recency", SegmentReason.Recency.class)
          .put("score.rfm.frequency", SegmentReason.Frequency.class)
          .put("score.rfm.monetary", SegmentReason.Monetary.class)
          .put("score.abc.from", SegmentReason.AbcFrom.class)
          .put("score.abc.below", SegmentReason.AbcBelow.class)
          .put("score.target.reached", SegmentReason.TargetReached.class)
          .put("score.target.on-track", SegmentReason.TargetOnTrack.class)
          .put("score.target.behind", SegmentReason.TargetBehind.class)
          .put("score.target.missed", SegmentReason.TargetMissed.class)
          .put("score.target.not-told", SegmentReason.TargetNotTold.class)
          .put("score.stage.entered", StageReason.Entered.class)
          .put("score.stage.stays", StageReason.Stays.class)
          .put("score.stage.stays-unknown", StageReason.StaysUnknown.class)
          .put("score.stage.dwells", StageReason.Dwells.class)
          .put("score.stage.moved", StageReason.Moved.class)
          .put("score.level.reached", StageReason.LevelReached.class)
          .put("score.level.dwells", StageReason.LevelDwells.class)
          .put("score.level.kept-unknown", StageReason.LevelKeptUnknown.class)
          .put("score.level.not-known", StageReason.LevelNotKnown.class)
          .put("score.signals.calm", ChurnReason.ChurnCalm.class)
          .put("score.signals.watched", ChurnReason.ChurnWatched.class)
          .put("score.signals.alarm", ChurnReason.ChurnAlarm.class)
          .put("score.signals.shows", ChurnReason.SignalShows.class)
          .put("score.signals.not-told", ChurnReason.SignalNotTold.class)
          .put("score.win-back.won", ChurnReason.WonBack.class)
          .put("score.win-back.pending", ChurnReason.WinBackPending.class)
          .put("score.win-back.not-won", ChurnReason.NotWonBack.class)
          .put("score.touch-point.unmanaged", ChurnReason.Unmanaged.class)
          .put("score.touch-point.all-managed", ChurnReason.AllManaged.class)
          .buildOrThrow();

  private ScoreReasons() {}
}
