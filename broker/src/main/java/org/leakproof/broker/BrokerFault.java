package org.leakproof.broker;

/**
 * The running broker is lost and will not come back in this process: the disk is full, its folder can no longer be
 * written, or Kafka gave itself up. What was committed before stays valid; the same command goes on from there.
 *
 * @param line one line for the operator: what happened, where, what to do
 */
public record BrokerFault(String line) {}
