package io.sre.tempo.model;

import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;
import org.immutables.value.Value;

/**
 * How this library generates its value types: a hidden implementation and a staged builder that asks for what is
 * mandatory first. For this library's own modules.
 *
 * <p>Null is let in, so that it can be named among all the other problems when the root value is built.
 */
@Target({ElementType.PACKAGE, ElementType.TYPE})
@Retention(RetentionPolicy.CLASS)
@Value.Style(
        visibility = Value.Style.ImplementationVisibility.PRIVATE,
        implementationNestedInBuilder = true,
        overshadowImplementation = true,
        builderVisibility = Value.Style.BuilderVisibility.PACKAGE,
        stagedBuilder = true,
        jdkOnly = true,
        validationMethod = Value.Style.ValidationMethod.MANDATORY_ONLY,
        optionalAcceptNullable = true,
        allowedClasspathAnnotations = {Override.class},
        redactedMask = "****")
public @interface TempoValue {}
