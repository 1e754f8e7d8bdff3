package io.sre.tempo.model;

import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;
import org.immutables.value.Value;

/**
 * As {@link TempoValue}, for a type without a mandatory attribute: such a type gets no stages, so its builder itself is
 * what callers see. For this library's own modules.
 */
@Target(ElementType.TYPE)
@Retention(RetentionPolicy.CLASS)
@Value.Style(
        visibility = Value.Style.ImplementationVisibility.PRIVATE,
        implementationNestedInBuilder = true,
        overshadowImplementation = true,
        builderVisibility = Value.Style.BuilderVisibility.PUBLIC,
        strictBuilder = true,
        jdkOnly = true,
        validationMethod = Value.Style.ValidationMethod.MANDATORY_ONLY,
        optionalAcceptNullable = true,
        allowedClasspathAnnotations = {Override.class},
        redactedMask = "****")
public @interface TempoOptions {}
