/**
 * The child program: reads one document after the other from its standard input and answers with their text. It has a
 * class path of its own, logs nothing and keeps nothing.
 */
package org.leakproof.extract;
