package io.bindery.admin.rest;

import org.osgi.service.metatype.annotations.AttributeDefinition;
import org.osgi.service.metatype.annotations.ObjectClassDefinition;

/** Who may come in beside those with an account here, and from where a browser may ask. */
@ObjectClassDefinition(name = "Bindery API", description = "Logins from elsewhere, and pages of other sites")
public @interface AccessConfig {

    /** The origins whose pages may call the API. */
    @AttributeDefinition(
            name = "Allowed origins",
            description =
                    "Pages of these origins, e.g. https://desk.example.org, may call the API; none need be named for the platform's own")
    String[] allowed_origins() default {};

    /** How often a caller may ask. */
    @AttributeDefinition(
            name = "Requests a minute",
            description =
                    "How many requests each caller, and each address of strangers, may send in a minute, all at once if need be; 0 for any number. Programs of this machine are not counted",
            min = "0")
    int requests_per_minute() default 6000;

    /** How often an address may try to log in. */
    @AttributeDefinition(
            name = "Logins a minute",
            description =
                    "How many logins may be tried from each address in a minute; 0 for any number. Behind a proxy all come from its address",
            min = "0")
    int logins_per_minute() default 60;

    /** The OpenID Connect provider. */
    @AttributeDefinition(name = "OIDC issuer", description = "As the provider's tokens name it; empty for no provider")
    String oidc_issuer() default "";

    /** What the provider's tokens must be meant for. */
    @AttributeDefinition(name = "OIDC audience", description = "As the provider's tokens name this API")
    String oidc_audience() default "bindery";

    /** Where the provider's keys are. */
    @AttributeDefinition(name = "OIDC keys", description = "The address of the provider's keys (jwks_uri)")
    String oidc_keys() default "";

    /** The claim with groups. */
    @AttributeDefinition(name = "Claim of roles", description = "Which claim of a token holds groups or roles")
    String oidc_roles_claim() default "groups";

    /** The claim with publishers. */
    @AttributeDefinition(name = "Claim of publishers", description = "Which claim of a token holds publishers")
    String oidc_publishers_claim() default "publishers";

    /** What groups may do. */
    @AttributeDefinition(
            name = "Roles",
            description =
                    "What each of the provider's groups may do here, as group=role; roles are viewer, author, publisher, reviewer, operator, admin")
    String[] oidc_roles() default {};
}
