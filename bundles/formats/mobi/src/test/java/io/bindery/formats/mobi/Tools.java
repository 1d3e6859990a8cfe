package io.bindery.formats.mobi;

import io.bindery.testkit.InstalledProgram;

/** The programs that some tests need. */
final class Tools {

    private Tools() {}

    static void needMobitool() {
        InstalledProgram.required("mobitool", "libmobi-tools");
    }
}
