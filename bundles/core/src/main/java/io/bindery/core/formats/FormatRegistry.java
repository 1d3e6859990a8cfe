package io.bindery.core.formats;

import java.util.List;
import org.osgi.annotation.versioning.ProviderType;

/** What can be done with each format, by the plugins that are here just now; an OSGi service. Safe for use by several threads. */
@ProviderType
public interface FormatRegistry {

    /** The formats with which anything can be done, the best known first. */
    List<FormatSupport> list();
}
