package io.bindery.routes.sftp;

import io.bindery.core.intake.RemoteSource;
import io.bindery.core.intake.Taking;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.apache.camel.CamelContext;
import org.apache.camel.Exchange;
import org.apache.camel.component.file.GenericFile;
import org.apache.camel.component.file.GenericFileEndpoint;
import org.apache.camel.component.file.GenericFileOperations;
import org.apache.camel.component.file.GenericFileProcessStrategy;
import org.apache.camel.component.file.remote.SftpRemoteFile;
import org.apache.camel.support.DefaultExchange;

/**
 * What is done with a file before and after it is taken. One that is still being written is left alone; one that was taken goes
 * only if it is still the one that was taken. After a crash in between it is found again, known, and goes then.
 */
final class TakeOver implements GenericFileProcessStrategy<SftpRemoteFile> {

    private static final int MOST_SEEN = 10_000;

    private final RemoteSource source;
    private final long settleNanos;
    private final Map<String, Sight> seen = new ConcurrentHashMap<>();

    private record Sight(long size, long modified, long sinceNanos) {}

    TakeOver(RemoteSource source, Duration settle) {
        this.source = source;
        settleNanos = settle.toNanos();
    }

    @Override
    public void prepareOnStartup(
            GenericFileOperations<SftpRemoteFile> server, GenericFileEndpoint<SftpRemoteFile> place) {}

    @Override
    public boolean begin(
            GenericFileOperations<SftpRemoteFile> server,
            GenericFileEndpoint<SftpRemoteFile> place,
            Exchange exchange,
            GenericFile<SftpRemoteFile> file) {
        return source.ready() && source.mayBeBook(file.getFileNameOnly()) && settled(file);
    }

    private boolean settled(GenericFile<SftpRemoteFile> file) {
        if (seen.size() > MOST_SEEN) {
            seen.clear(); // files come and go; they only wait a little longer
        }
        long now = System.nanoTime();
        Sight sight = seen.compute(
                file.getFileName(),
                (name, before) -> before != null
                                && before.size() == file.getFileLength()
                                && before.modified() == file.getLastModified()
                        ? before
                        : new Sight(file.getFileLength(), file.getLastModified(), now));
        return now - sight.sinceNanos() >= settleNanos;
    }

    @Override
    public void commit(
            GenericFileOperations<SftpRemoteFile> server,
            GenericFileEndpoint<SftpRemoteFile> place,
            Exchange exchange,
            GenericFile<SftpRemoteFile> file)
            throws Exception {
        Taking taking = exchange.getProperty(TakeFile.TAKING, Taking.class);
        try {
            switch (taking.outcome()) {
                case TAKEN -> {
                    if (unchanged(server, file)) {
                        server.deleteFile(file.getAbsoluteFilePath());
                    }
                    seen.remove(file.getFileName());
                }
                case REFUSED -> setAside(exchange.getContext(), server, file, taking.report());
                case LATER, IGNORED -> {}
            }
        } catch (RuntimeException e) {
            source.away(file.getFileNameOnly() + " was dealt with and cannot be removed: " + e.getMessage()
                    + "; let the user write in the folder");
        }
    }

    private static boolean unchanged(GenericFileOperations<SftpRemoteFile> server, GenericFile<SftpRemoteFile> file) {
        SftpRemoteFile[] now = server.listFiles(file.getAbsoluteFilePath());
        return now.length == 1
                && now[0].getFileLength() == file.getFileLength()
                && now[0].getLastModified() == file.getLastModified();
    }

    private void setAside(
            CamelContext camel,
            GenericFileOperations<SftpRemoteFile> server,
            GenericFile<SftpRemoteFile> file,
            String report) {
        String folder = file.getParent() == null ? "failed" : file.getParent() + "/failed";
        server.buildDirectory(folder, false);
        String name = file.getFileNameOnly();
        int dot = name.lastIndexOf('.');
        String mark = "-" + Long.toHexString(file.getLastModified() ^ file.getFileLength());
        String target = folder + "/" + (dot > 0 ? name.substring(0, dot) + mark + name.substring(dot) : name + mark);
        Exchange letter = new DefaultExchange(camel);
        letter.getMessage().setBody(report);
        server.storeFile(target + ".report.txt", letter, -1);
        server.renameFile(file.getAbsoluteFilePath(), target);
        seen.remove(file.getFileName());
    }

    @Override
    public void abort(
            GenericFileOperations<SftpRemoteFile> server,
            GenericFileEndpoint<SftpRemoteFile> place,
            Exchange exchange,
            GenericFile<SftpRemoteFile> file) {}

    @Override
    public void rollback(
            GenericFileOperations<SftpRemoteFile> server,
            GenericFileEndpoint<SftpRemoteFile> place,
            Exchange exchange,
            GenericFile<SftpRemoteFile> file) {
        source.away(file.getFileNameOnly() + " could not be fetched: " + exchange.getException());
    }
}
