package io.bindery.enrichers.description;

import io.bindery.api.error.ErrorCode;

/** Why there is no suggestion. */
public enum DescriptionError implements ErrorCode {
    AWAY(
            "BND-DESC-001",
            "The language model's endpoint did not answer well, though it was asked again.",
            "Look whether it runs at the address of the configuration io.bindery.enrichers.description; a replay of the job asks again."),
    KEY(
            "BND-DESC-002",
            "The language model's endpoint does not accept the key, or the key cannot be read.",
            "Put a valid key into the file that keyFile of the configuration io.bindery.enrichers.description names."),
    REFUSED(
            "BND-DESC-003",
            "The language model's endpoint refuses the request.",
            "Check endpoint and model in the configuration io.bindery.enrichers.description, or send less text (characters)."),
    BUDGET_SPENT(
            "BND-DESC-004",
            "As many descriptions as a day may have were asked for today.",
            "Replay the job tomorrow, or raise requestsPerDay in the configuration io.bindery.enrichers.description."),
    TOO_MANY(
            "BND-DESC-005",
            "More descriptions are wanted than may be asked for in a minute, or than the endpoint takes.",
            "Replay the job later, or raise requestsPerMinute and the endpoint's limit."),
    PROMPT(
            "BND-DESC-006",
            "The file with the prompt cannot be read, or has no line --- between what the model is and what it is asked.",
            "Correct the file that promptFile of the configuration io.bindery.enrichers.description names; the manual shows one."),
    BUDGET_UNKNOWN(
            "BND-DESC-007",
            "How many descriptions were asked for today cannot be read or written, so none is asked for.",
            "See that the folder enrichers/description of the data folder can be written.");

    private final String code;
    private final String cause;
    private final String remedy;

    DescriptionError(String code, String cause, String remedy) {
        this.code = code;
        this.cause = cause;
        this.remedy = remedy;
    }

    @Override
    public String code() {
        return code;
    }

    @Override
    public String cause() {
        return cause;
    }

    @Override
    public String remedy() {
        return remedy;
    }
}
