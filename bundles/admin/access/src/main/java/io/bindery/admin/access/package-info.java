/** Who may come in: makes the login, the console's key and the API's token at the first start. */
@NullMarked
package io.bindery.admin.access;

import org.jspecify.annotations.NullMarked;
