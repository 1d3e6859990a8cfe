package io.bindery.architecture;

import static com.tngtech.archunit.base.DescribedPredicate.describe;
import static com.tngtech.archunit.base.DescribedPredicate.not;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAPackage;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAnyPackage;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;

import com.tngtech.archunit.base.DescribedPredicate;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import org.junit.jupiter.api.Test;

/** Who may import whom. */
class ImportRulesTest {

    private static final String[] PLUGINS = {
        "io.bindery.formats..",
        "io.bindery.converters..",
        "io.bindery.enrichers..",
        "io.bindery.embedders..",
        "io.bindery.quality..",
        "io.bindery.protection..",
        "io.bindery.scanners..",
        "io.bindery.distribution..",
        "io.bindery.notifications..",
        "io.bindery.stores.."
    };

    private static final DescribedPredicate<JavaClass> BINDERY = resideInAPackage("io.bindery..");

    private final JavaClasses classes = new ClassFileImporter().importPaths(House.classes());

    @Test
    void the_api_needs_the_jdk_and_annotations_only() {
        noClasses()
                .that()
                .resideInAPackage("io.bindery.api..")
                .should()
                .dependOnClassesThat(not(resideInAnyPackage(
                        "io.bindery.api..", "java..", "org.osgi.annotation..", "org.jspecify.annotations..")))
                .check(classes);
    }

    @Test
    void a_plugin_sees_the_api_and_what_it_holds_itself() {
        noClasses()
                .that()
                .resideInAnyPackage(PLUGINS)
                .should()
                .dependOnClassesThat(BINDERY.and(not(resideInAnyPackage(
                                "io.bindery.api..",
                                "io.bindery.hardened..",
                                "io.bindery.prose..",
                                "io.bindery.language..",
                                "io.bindery.conversion..")))
                        .and(not(resideInAnyPackage(PLUGINS))))
                .check(classes);
    }

    @Test
    void no_plugin_sees_another_one() {
        slices().matching("io.bindery.(formats|stores|enrichers|embedders|quality|converters|scanners).(*)..")
                .should()
                .notDependOnEachOther()
                .check(classes);
    }

    @Test
    void the_core_sees_the_api_only() {
        noClasses()
                .that()
                .resideInAPackage("io.bindery.core..")
                .should()
                .dependOnClassesThat(BINDERY.and(not(resideInAnyPackage("io.bindery.api..", "io.bindery.core.."))))
                .check(classes);
    }

    @Test
    void admin_sees_the_api_and_the_core_and_no_other_admin_bundle() {
        noClasses()
                .that()
                .resideInAPackage("io.bindery.admin..")
                .should()
                .dependOnClassesThat(BINDERY.and(
                        not(resideInAnyPackage("io.bindery.api..", "io.bindery.core..", "io.bindery.admin.."))))
                .check(classes);
        slices().matching("io.bindery.admin.(*)..")
                .should()
                .notDependOnEachOther()
                .check(classes);
    }

    @Test
    void only_routes_know_camel_and_nobody_knows_routes() {
        noClasses()
                .that()
                .resideOutsideOfPackage("io.bindery.routes..")
                .should()
                .dependOnClassesThat(describe(
                        "are Camel's or routes",
                        type -> type.getPackageName().startsWith("org.apache.camel")
                                || type.getPackageName().startsWith("io.bindery.routes")))
                .check(classes);
    }

    @Test
    void an_spi_has_at_most_eight_methods() {
        com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes()
                .that()
                .areAnnotatedWith("org.osgi.annotation.versioning.ConsumerType")
                .should(new com.tngtech.archunit.lang.ArchCondition<>("have at most eight methods") {
                    @Override
                    public void check(JavaClass type, com.tngtech.archunit.lang.ConditionEvents events) {
                        int methods = type.getMethods().size();
                        events.add(new com.tngtech.archunit.lang.SimpleConditionEvent(
                                type, methods <= 8, type.getName() + " has " + methods + " methods"));
                    }
                })
                .check(classes);
    }
}
