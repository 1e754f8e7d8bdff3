package io.sre.tempo.datasource;

import com.fasterxml.jackson.databind.node.ObjectNode;

/**
 * What a provisioning file says, with every dollar sign single and every secret as a {@link SecretValue} in a POJO node.
 * Its text is made and read by {@link ProvisioningText} only.
 *
 * @param root the document's root
 */
record PlainDocument(ObjectNode root) {}
