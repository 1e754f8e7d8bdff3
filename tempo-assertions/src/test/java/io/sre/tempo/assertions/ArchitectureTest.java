package io.sre.tempo.assertions;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.GeneralCodingRules.NO_CLASSES_SHOULD_ACCESS_STANDARD_STREAMS;
import static com.tngtech.archunit.library.GeneralCodingRules.NO_CLASSES_SHOULD_THROW_GENERIC_EXCEPTIONS;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;
import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.domain.JavaModifier;
import com.tngtech.archunit.core.domain.JavaPackage;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import org.jspecify.annotations.NullMarked;
import org.junit.jupiter.api.Test;

class ArchitectureTest {

    private static final JavaClasses CLASSES = new ClassFileImporter()
            .withImportOption(new ImportOption.DoNotIncludeTests())
            .importPackages("io.sre.tempo.assertions");

    @Test
    void sees_the_classes_it_speaks_of() {
        assertThat(CLASSES).hasSizeGreaterThan(40);
    }

    @Test
    void depends_on_policies_the_bundle_and_assertj_only() {
        classes()
                .that()
                .resideOutsideOfPackage("io.sre.tempo.assertions.junit")
                .should()
                .onlyDependOnClassesThat()
                .resideInAnyPackage(
                        "java..",
                        "io.sre.tempo.assertions..",
                        "io.sre.tempo.policies..",
                        "io.sre.tempo.bundle",
                        "io.sre.tempo.model..",
                        "com.fasterxml.jackson..",
                        "org.assertj.core..",
                        "org.jspecify.annotations..")
                .check(CLASSES);
    }

    @Test
    void needs_junit_in_one_package_only() {
        noClasses()
                .that()
                .resideOutsideOfPackage("io.sre.tempo.assertions.junit")
                .should()
                .dependOnClassesThat()
                .resideInAnyPackage("org.junit..", "io.sre.tempo.assertions.junit")
                .check(CLASSES);
    }

    @Test
    void measures_coverage_without_knowing_the_assertions() {
        noClasses()
                .that()
                .resideInAPackage("io.sre.tempo.assertions.coverage")
                .should()
                .dependOnClassesThat()
                .resideInAPackage("io.sre.tempo.assertions")
                .check(CLASSES);
    }

    @Test
    void needs_the_bundle_for_manifests_only() {
        noClasses()
                .that()
                .haveSimpleNameNotContaining("ManifestsAssert")
                .and()
                .haveSimpleNameNotContaining("FindingsAssert")
                .should()
                .dependOnClassesThat()
                .resideInAPackage("io.sre.tempo.bundle..")
                .check(CLASSES);
    }

    @Test
    void has_no_cycles() {
        slices().matching("io.sre.tempo.(**)").should().beFreeOfCycles().check(CLASSES);
    }

    @Test
    void says_of_every_package_that_nothing_is_null() {
        JavaPackage root = CLASSES.getPackage("io.sre.tempo.assertions");

        assertThat(root.isAnnotatedWith(NullMarked.class)).isTrue();
        assertThat(root.getSubpackagesInTree()).hasSize(2).allMatch(found -> found.isAnnotatedWith(NullMarked.class));
    }

    @Test
    void leaves_nothing_to_be_extended() {
        classes()
                .that()
                .areNotInterfaces()
                .and()
                .areNotEnums()
                .and()
                .areNotAnonymousClasses()
                .should()
                .haveModifier(JavaModifier.FINAL)
                .check(CLASSES);
    }

    @Test
    void neither_prints_nor_throws_just_anything() {
        NO_CLASSES_SHOULD_ACCESS_STANDARD_STREAMS.check(CLASSES);
        NO_CLASSES_SHOULD_THROW_GENERIC_EXCEPTIONS.check(CLASSES);
    }

    @Test
    void names_things_for_what_they_are() {
        noClasses()
                .should()
                .haveNameMatching(".*(Utils?|Helper|Manager|Impl|Data|Info)")
                .check(CLASSES);
    }
}
