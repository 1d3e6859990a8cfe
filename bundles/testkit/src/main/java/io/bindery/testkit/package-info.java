/** What tests of Bindery and of its plugins build on: contract suites, books, real servers. */
@NullMarked
package io.bindery.testkit;

import org.jspecify.annotations.NullMarked;
