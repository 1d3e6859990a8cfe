package io.bindery.formats.mobi.validate;

import io.bindery.api.content.BookContent;
import io.bindery.api.error.RejectedException;
import io.bindery.api.error.UnavailableException;
import io.bindery.api.finding.Finding;
import io.bindery.api.finding.Location;
import io.bindery.api.finding.Severity;
import io.bindery.api.step.StepContext;
import io.bindery.formats.mobi.MobiError;
import io.bindery.formats.mobi.text.MobiTool;
import io.bindery.hardened.process.ScratchFolder;

/** Has mobitool open the book, as a reader would. */
final class OpeningCheck {

    private final MobiTool tool;
    private final Findings findings;

    OpeningCheck(MobiTool tool, Findings findings) {
        this.tool = tool;
        this.findings = findings;
    }

    void check(BookContent book, StepContext context) throws Exception {
        context.checkCancelled();
        try (ScratchFolder folder = ScratchFolder.in(context.workspace())) {
            tool.unpack(book, folder);
        } catch (UnavailableException e) {
            findings.add(
                    MobiError.TOOL_MISSING,
                    Severity.INFO,
                    Location.BOOK,
                    "the structure was checked; whether the book opens was not: " + e.getMessage());
        } catch (RejectedException e) {
            for (Finding finding : e.findings()) {
                findings.add((MobiError) e.code(), Severity.ERROR, finding.location(), finding.message());
            }
        }
    }
}
