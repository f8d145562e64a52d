package io.cortap.template.document;

/**
 * A part as a tree.
 *
 * @param prolog everything before the root element
 * @param prefix with its colon, of WordprocessingML's main namespace
 */
record XmlTree(String prolog, Node.Element root, String prefix) {}
