package io.crmkit.score.model;

import com.fasterxml.jackson.annotation.JsonIgnoreProperties;
import com.fasterxml.jackson.annotation.JsonProperty;
import com.fasterxml.jackson.annotation.JsonPropertyOrder;
import com.fasterxml.jackson.annotation.JsonSubTypes;
import com.fasterxml.jackson.annotation.JsonTypeInfo;
import java.util.Optional;

/** A model of a customer base: of purchases or of spend. Its JSON names it in {@code "model"}. */
@JsonTypeInfo(
    use = JsonTypeInfo.Id.NAME,
    include = JsonTypeInfo.As.EXISTING_PROPERTY,
    property = "model")
@JsonIgnoreProperties(value = "model", allowGetters = true)
@JsonPropertyOrder("model")
@JsonSubTypes({
  @JsonSubTypes.Type(value = BgNbd.class, name = BgNbd.NAME),
  @JsonSubTypes.Type(value = MbgNbd.class, name = MbgNbd.NAME),
  @JsonSubTypes.Type(value = ParetoNbd.class, name = ParetoNbd.NAME),
  @JsonSubTypes.Type(value = Nbd.class, name = Nbd.NAME),
  @JsonSubTypes.Type(value = GammaGamma.class, name = GammaGamma.NAME)
})
public sealed interface CustomerBaseModel permits PurchaseModel, GammaGamma {
  /** What the literature calls it: {@code "BG/NBD"}. */
  @JsonProperty("model")
  String model();

  /** The sample it was fitted to; empty for parameters from elsewhere, such as a paper. */
  Optional<DataFingerprint> data();
}
