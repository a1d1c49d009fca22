package org.footbridge.store.job;

/**
 * A job that a worker holds until its lease ends. The worker can change the job only as long as no other has taken it up and nobody has
 * cancelled it.
 */
public record JobLease(Job job, JobInput input, String worker) {}
