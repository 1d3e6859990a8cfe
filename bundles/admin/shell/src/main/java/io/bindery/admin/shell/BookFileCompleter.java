package io.bindery.admin.shell;

import org.apache.karaf.shell.api.action.lifecycle.Service;
import org.apache.karaf.shell.support.completers.FileCompleter;

/** Completes a path; a class of our own because the console looks for completers in the command's bundle. */
@Service
public class BookFileCompleter extends FileCompleter {}
