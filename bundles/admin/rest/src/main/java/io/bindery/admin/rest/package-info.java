/** The REST API {@code /api/v1} and the health probes. */
@NullMarked
package io.bindery.admin.rest;

import org.jspecify.annotations.NullMarked;
