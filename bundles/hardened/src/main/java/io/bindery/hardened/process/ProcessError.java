package io.bindery.hardened.process;

import io.bindery.api.error.ErrorCode;

/** Why an external program did not do its work. */
public enum ProcessError implements ErrorCode {
    TOOL_MISSING(
            "BND-PROC-001",
            "An external program that a plugin needs is not installed, or not in the search path.",
            "Install what the message names on the machine that runs Bindery, then replay the job."),
    TIME_UP(
            "BND-PROC-002",
            "An external program did not end within its time limit and was killed with its children.",
            "Replay the job; if it happens again with this book only, the book is likely made to keep programs busy."),
    CPU_TIME_UP(
            "BND-PROC-003",
            "An external program used more processor time than it may and was killed with its children.",
            "Replay the job; if it happens again with this book only, the book is likely made to keep programs busy."),
    TOO_MUCH_MEMORY(
            "BND-PROC-004",
            "An external program and its children used more memory than they may and were killed.",
            "Make the book smaller, or raise the plugin's limit if the machine has more memory."),
    TOO_MUCH_OUTPUT(
            "BND-PROC-005",
            "An external program wrote more to its standard output or error than it may and was killed with its children.",
            "Run the program by hand on this book to see what it says so often; raise the plugin's limit if that is right."),
    FILE_TOO_LARGE(
            "BND-PROC-006",
            "An external program wrote a file larger than it may.",
            "Make the book smaller, or raise the plugin's limit if the disk has room."),
    FOLDER_TOO_LARGE(
            "BND-PROC-007",
            "An external program wrote more bytes into its folder than it may and was killed with its children.",
            "Make the book smaller, or raise the plugin's limit if the disk has room."),
    TOO_MANY_PROCESSES(
            "BND-PROC-008",
            "An external program started more processes than it may and was killed with all of them.",
            "Report it to the maker of the plugin, with the book."),
    FAILED(
            "BND-PROC-009",
            "An external program ended with an exit code that says that it failed.",
            "Read what the program said in the message, mend that, and replay the job."),
    NOT_STARTED(
            "BND-PROC-010",
            "An external program is there but could not be started.",
            "See the message: the machine may have no room for another process, or the file is no program for it.");

    private final String code;
    private final String cause;
    private final String remedy;

    ProcessError(String code, String cause, String remedy) {
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
