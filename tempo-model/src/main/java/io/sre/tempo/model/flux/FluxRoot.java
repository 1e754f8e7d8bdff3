package io.sre.tempo.model.flux;

import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;
import org.immutables.value.Value;

/** As {@link FluxStyle}, for a spec: its generated builder is hidden behind one that checks what it builds. */
@Target(ElementType.TYPE)
@Retention(RetentionPolicy.CLASS)
@Value.Style(
        visibility = Value.Style.ImplementationVisibility.PRIVATE,
        implementationNestedInBuilder = true,
        overshadowImplementation = true,
        builderVisibility = Value.Style.BuilderVisibility.PACKAGE,
        jdkOnly = true,
        optionalAcceptNullable = true,
        allowedClasspathAnnotations = {Override.class})
@interface FluxRoot {}
