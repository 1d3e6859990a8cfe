package io.bindery.admin.rest;

import java.lang.reflect.Method;
import java.util.Locale;

/** What operations are called, in the description of the API and in the audit log. */
final class ResourceNames {

    private ResourceNames() {}

    /** E.g. {@code jobs_submit} of {@code JobsResource.submit}. */
    static String operation(Method method) {
        String resource = method.getDeclaringClass().getSimpleName().replace("Resource", "");
        return resource.substring(0, 1).toLowerCase(Locale.ROOT) + resource.substring(1) + '_' + method.getName();
    }
}
