package org.cocobean.session;

import java.nio.file.Path;
import java.util.List;

/// Builds what a [BuildKey] names.
@FunctionalInterface
public interface Builder {

    /// Puts the whole result into the given empty directory, which is moved to its final place
    /// afterwards: nothing in it may hold its path.
    ///
    /// Called by at most one worker at a time for one key.
    ///
    /// @return the files that the tool read besides the inputs of the key, such as includes; and,
    ///   when known, paths where it looked for a file in vain. Paths inside the directory are
    ///   ignored.
    /// @throws BuildFailedException when the tool refuses; its message is the tool's output
    List<Path> build(Path directory) throws Exception;

    /// Does the same where an earlier build lies, of which parts may be taken over; the one from
    /// which the fewest files differ. By itself it builds anew.
    ///
    /// @return as [#build]
    /// @throws BuildFailedException as [#build]
    default List<Path> update(Path directory, EarlierBuild earlier) throws Exception {
        return build(directory);
    }
}
