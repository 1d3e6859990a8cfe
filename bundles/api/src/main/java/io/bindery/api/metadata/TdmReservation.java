package io.bindery.api.metadata;

/**
 * Whether the rights of text and data mining are reserved (TDM Reservation Protocol; ONIX code list 145, code 11). Immutable.
 *
 * @param reserved whether they are
 * @param policy URL of the policy under which mining can be licensed; empty if there is none
 */
public record TdmReservation(boolean reserved, String policy) {
    public TdmReservation {
        policy = Texts.optional(policy);
    }
}
