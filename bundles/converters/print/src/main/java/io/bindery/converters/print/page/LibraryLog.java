package io.bindery.converters.print.page;

import com.openhtmltopdf.util.Diagnostic;
import com.openhtmltopdf.util.XRLog;
import com.openhtmltopdf.util.XRLogger;
import java.util.logging.Level;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Leads what the layout library says to the platform's log, as details: it warns of every property of CSS that it does not know. */
final class LibraryLog implements XRLogger {

    private static final Logger LOG = LoggerFactory.getLogger(LibraryLog.class);

    static void install() {
        XRLog.setLoggingEnabled(true);
        XRLog.setLoggerImpl(new LibraryLog());
    }

    @Override
    public void log(String where, Level level, String message) {
        LOG.debug("{}: {}", where, message);
    }

    @Override
    public void log(String where, Level level, String message, Throwable thrown) {
        LOG.debug("{}: {}", where, message, thrown);
    }

    @Override
    public void setLevel(String logger, Level level) {
        // The platform's log has its own.
    }

    @Override
    public boolean isLogLevelEnabled(Diagnostic diagnostic) {
        return LOG.isDebugEnabled();
    }
}
