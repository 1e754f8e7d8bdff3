package io.sre.tempo.datasource;

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
            .importPackages("io.sre.tempo.datasource");

    @Test
    void sees_the_classes_it_speaks_of() {
        assertThat(CLASSES).hasSizeGreaterThan(80);
    }

    @Test
    void depends_on_the_model_and_on_what_it_writes_only() {
        classes()
                .should()
                .onlyDependOnClassesThat()
                .resideInAnyPackage(
                        "java..",
                        "io.sre.tempo.datasource..",
                        "io.sre.tempo.model..",
                        "io.fabric8.kubernetes.api..",
                        "com.fasterxml.jackson..",
                        "org.jspecify.annotations..",
                        "org.immutables.value..")
                .check(CLASSES);
    }

    @Test
    void keeps_jackson_out_of_what_callers_see() {
        noClasses()
                .that()
                .haveModifier(JavaModifier.PUBLIC)
                .should()
                .dependOnClassesThat()
                .resideInAPackage("com.fasterxml.jackson..")
                .because("callers must not need a version of Jackson")
                .check(CLASSES);
    }

    @Test
    void has_no_cycles() {
        slices().matching("io.sre.tempo.(**)").should().beFreeOfCycles().check(CLASSES);
    }

    @Test
    void says_of_every_package_that_nothing_is_null() {
        JavaPackage root = CLASSES.getPackage("io.sre.tempo.datasource");

        assertThat(root.getSubpackagesInTree().stream()
                        .filter(found -> !found.getClasses().isEmpty()))
                .allMatch(found -> found.isAnnotatedWith(NullMarked.class));
        assertThat(root.isAnnotatedWith(NullMarked.class)).isTrue();
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
