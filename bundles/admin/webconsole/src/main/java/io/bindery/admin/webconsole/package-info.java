/** Bindery's page in the web console. */
@NullMarked
package io.bindery.admin.webconsole;

import org.jspecify.annotations.NullMarked;
