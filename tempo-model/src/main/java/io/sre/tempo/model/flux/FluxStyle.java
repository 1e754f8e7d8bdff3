package io.sre.tempo.model.flux;

import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;
import org.immutables.value.Value;

/** How the parts of a spec are generated: a hidden implementation, and a public builder that can begin with a value. */
@Target(ElementType.PACKAGE)
@Retention(RetentionPolicy.CLASS)
@Value.Style(
        visibility = Value.Style.ImplementationVisibility.PRIVATE,
        implementationNestedInBuilder = true,
        overshadowImplementation = true,
        builderVisibility = Value.Style.BuilderVisibility.PUBLIC,
        jdkOnly = true,
        optionalAcceptNullable = true,
        allowedClasspathAnnotations = {Override.class})
@interface FluxStyle {}
