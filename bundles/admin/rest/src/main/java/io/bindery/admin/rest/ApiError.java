package io.bindery.admin.rest;

import io.bindery.api.error.ErrorCode;

/** What can go wrong with a request, with the HTTP status that says so (RFC 9110, section 15). */
public enum ApiError implements ErrorCode {
    BAD_REQUEST(
            400, "BND-API-400", "The request is not well formed.", "Correct what the detail names, and send it again."),
    UNAUTHORIZED(
            401,
            "BND-API-401",
            "The request does not show who asks.",
            "Log in by POST /api/v1/session, or send 'Authorization: Bearer' with the token of a program; programs of this machine find"
                    + " theirs in secrets/api-token of the data folder."),
    FORBIDDEN(
            403,
            "BND-API-403",
            "Your role does not allow this.",
            "Ask an administrator for a role that does; GET /api/v1/session tells which ones you have."),
    NOT_FOUND(404, "BND-API-404", "There is no such thing here.", "Check the address and the id."),
    METHOD_NOT_ALLOWED(405, "BND-API-405", "This address does not take this method.", "Use a method that Allow names."),
    NOT_ACCEPTABLE(406, "BND-API-406", "There is no answer in a format that you accept.", "Accept application/json."),
    UNSUPPORTED_BODY(
            415,
            "BND-API-415",
            "The body is of a kind that this address does not take.",
            "Send what the description of the operation names: see /api/v1/docs."),
    AMBIGUOUS_ID(409, "BND-API-409", "Several things go by this name.", "Give more of the id."),
    WRONG_STATE(
            409,
            "BND-API-410",
            "The job's state does not allow this.",
            "Only a job that has ended, and for which something was left undone, can be replayed; only one that has not ended can be"
                    + " cancelled."),
    TAKEN(409, "BND-API-411", "There is one of this name already.", "Choose another name."),
    STALE(
            412,
            "BND-API-412",
            "Somebody else has changed this since you read it.",
            "Read it again, and apply your change to what it is now."),
    UPLOAD_REFUSED(
            409,
            "BND-API-413",
            "The upload cannot be taken as it is.",
            "Correct what the detail names, and begin a new upload."),
    UPLOAD_EXPIRED(
            410,
            "BND-API-414",
            "The upload has expired.",
            "Begin a new upload; docs/api.md says how long one is kept."),
    UPLOADS_FULL(
            429,
            "BND-API-416",
            "Too much is being uploaded at once.",
            "Finish or give up some uploads first; an operator can set more in io.bindery.admin.rest.uploads."),
    TOO_LARGE(413, "BND-API-417", "The body is too large.", "Send less at once."),
    UPGRADE_REQUIRED(
            426,
            "BND-API-426",
            "This address speaks WebSocket.",
            "Connect with a client for WebSocket (RFC 6455); docs/api.md says what to send. GET /api/v1/events tells the same over HTTP."),
    INVALID_EDIT(422, "BND-API-423", "The edit cannot be made.", "Correct what the detail names."),
    INVALID_SUBMISSION(
            422, "BND-API-422", "What came with the book is not acceptable.", "Correct what the detail names."),
    INTAKE_BUSY(
            429,
            "BND-API-429",
            "Too many jobs wait already.",
            "Send the book again after the time that Retry-After names."),
    TOO_OFTEN(
            429,
            "BND-API-427",
            "You ask too often.",
            "Wait as long as Retry-After says; RateLimit says how much is left. An operator can set requests.per.minute and"
                    + " logins.per.minute in io.bindery.admin.rest."),
    TOO_MANY_FOLLOW(
            429,
            "BND-API-425",
            "Too many follow what happens already.",
            "Come again after the time that Retry-After names; one connection can follow all of a publisher's jobs."),
    LOCKED_OUT(
            429,
            "BND-API-428",
            "Too many logins have failed.",
            "Wait as long as Retry-After says; an administrator can set a new password meanwhile."),
    INTERNAL(
            500,
            "BND-API-500",
            "The platform met a defect of its own.",
            "Look for this path in the log (./bindery logs) and report what stands there."),
    NOT_STORED(
            503,
            "BND-API-503",
            "The book could not be stored, so it was not taken.",
            "Check the disk's space and rights with ./bindery doctor, and send the book again."),
    FILE_LOST(
            503,
            "BND-API-507",
            "The stored file cannot be read.",
            "Check the data folder with ./bindery doctor, and restore blobs from a backup if they are missing; a fresh replay of the job"
                    + " makes its other formats again."),
    STORE_AWAY(
            503,
            "BND-API-504",
            "The database cannot be reached just now.",
            "Wait; the platform connects again by itself. If it does not, ./bindery doctor says why."),
    NO_BACKUP(
            503,
            "BND-API-506",
            "The backup could not be begun.",
            "Correct what the detail names; the database's tables need some room beside the data: ./bindery doctor shows the disk."),
    SEARCH_AWAY(
            503,
            "BND-API-508",
            "No search index can answer just now.",
            "Wait: what is being built or was away catches up by itself; ./bindery status shows how far it is. If it stays so,"
                    + " ./bindery doctor says why."),
    STARTING(
            503,
            "BND-API-505",
            "A part of the platform that this request needs is not there yet.",
            "Wait until GET /health/ready answers 200. If it does not, ./bindery doctor says why.");

    private final int status;
    private final String code;
    private final String cause;
    private final String remedy;

    ApiError(int status, String code, String cause, String remedy) {
        this.status = status;
        this.code = code;
        this.cause = cause;
        this.remedy = remedy;
    }

    /** The HTTP status. */
    int status() {
        return status;
    }

    /** Whether the same request may succeed after a while. */
    boolean passes() {
        return status == 429 || status == 503;
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
