package recto.storing;

/** What became of one file in a pass. */
public enum Outcome { CREATED, UPDATED, UNCHANGED, RENAMED, REMOVED, FAILED }
