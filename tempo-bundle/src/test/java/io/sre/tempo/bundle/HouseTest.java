package io.sre.tempo.bundle;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.Architectures.layeredArchitecture;
import static com.tngtech.archunit.library.GeneralCodingRules.NO_CLASSES_SHOULD_ACCESS_STANDARD_STREAMS;
import static com.tngtech.archunit.library.GeneralCodingRules.NO_CLASSES_SHOULD_THROW_GENERIC_EXCEPTIONS;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;
import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.domain.JavaModifier;
import com.tngtech.archunit.core.domain.JavaPackage;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import io.sre.tempo.bundle.rule.Check;
import java.util.List;
import org.jspecify.annotations.NullMarked;
import org.junit.jupiter.api.Test;

/** The arrows of the house, over all modules. */
class HouseTest {

    private static final JavaClasses CLASSES = new ClassFileImporter()
            .withImportOption(new ImportOption.DoNotIncludeTests())
            // The descriptions that other modules' tests share come as a jar.
            .withImportOption(location -> !location.contains("-tests.jar"))
            .importPackages("io.sre.tempo");

    @Test
    void is_seen_as_a_whole() {
        assertThat(CLASSES).hasSizeGreaterThan(300);
    }

    @Test
    void has_arrows_that_run_one_way_only() {
        layeredArchitecture()
                .consideringOnlyDependenciesInLayers()
                .layer("bundle")
                .definedBy("io.sre.tempo.bundle..")
                .layer("datasource")
                .definedBy("io.sre.tempo.datasource..")
                .layer("policies")
                .definedBy("io.sre.tempo.policies..")
                .layer("model")
                .definedBy("io.sre.tempo.model..")
                .whereLayer("bundle")
                .mayNotBeAccessedByAnyLayer()
                .whereLayer("datasource")
                .mayOnlyBeAccessedByLayers("bundle")
                .whereLayer("policies")
                .mayOnlyBeAccessedByLayers("bundle")
                .check(CLASSES);
    }

    @Test
    void has_no_cycles_between_packages() {
        slices().matching("io.sre.tempo.(**)").should().beFreeOfCycles().check(CLASSES);
    }

    @Test
    void leans_on_few_libraries() {
        classes()
                .should()
                .onlyDependOnClassesThat()
                .resideInAnyPackage(
                        "java..",
                        "io.sre.tempo..",
                        "io.fabric8.kubernetes.api..",
                        "io.fabric8.kubernetes.model..",
                        "com.fasterxml.jackson..",
                        "org.yaml.snakeyaml..",
                        "org.jspecify.annotations..",
                        "org.immutables.value..")
                .check(CLASSES);
    }

    @Test
    void reads_and_writes_yaml_in_one_place() {
        noClasses()
                .that()
                .resideOutsideOfPackage("io.sre.tempo.model.yaml")
                .should()
                .dependOnClassesThat()
                .resideInAPackage("org.yaml.snakeyaml..")
                .check(CLASSES);
    }

    @Test
    void says_of_every_package_that_nothing_is_null() {
        List<JavaPackage> packages = CLASSES.getPackage("io.sre.tempo").getSubpackagesInTree().stream()
                .filter(found -> !found.getClasses().isEmpty())
                .toList();

        assertThat(packages).hasSizeGreaterThan(8).allMatch(found -> found.isAnnotatedWith(NullMarked.class));
    }

    @Test
    void leaves_nothing_public_to_be_extended_but_what_is_sealed_or_generated_for() {
        classes()
                .that()
                .arePublic()
                .and()
                .areNotInterfaces()
                .and()
                .areNotEnums()
                .and()
                .haveSimpleNameNotEndingWith("Builder")
                .and()
                .resideOutsideOfPackage("io.sre.tempo.model.flux")
                .and()
                // Rules extend it, and are no public classes themselves.
                .areNotAssignableTo(Check.class)
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
        noClasses().should().haveNameMatching(".*(Utils?|Helper|Manager|Impl)").check(CLASSES);
    }
}
