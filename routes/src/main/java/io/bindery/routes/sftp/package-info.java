/** Books come in from an SFTP server. */
@NullMarked
package io.bindery.routes.sftp;

import org.jspecify.annotations.NullMarked;
