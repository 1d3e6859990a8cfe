/** Serves the desk, the platform's pages for people. */
@NullMarked
package io.bindery.admin.ui;

import org.jspecify.annotations.NullMarked;
