package io.paddock.assignment;

import java.util.Collection;
import java.util.HashMap;
import java.util.Map;
import java.util.Objects;
import org.springframework.stereotype.Service;

/** What submissions and works are graded and checked with: for the module that grades, on behalf of Paddock itself. */
@Service
public class GradingMaterials {

    private final AssignmentRows assignments;
    private final SubmissionRows submissions;
    private final AssignmentLibrary library;

    GradingMaterials(AssignmentRows assignments, SubmissionRows submissions, AssignmentLibrary library) {
        this.assignments = assignments;
        this.submissions = submissions;
        this.library = library;
    }

    /** For a submission. */
    public GradingMaterial of(SubmissionId id) {
        var submission = submissions.find(id).orElseThrow();
        var assignment = assignments.find(submission.assignment()).orElseThrow();
        return library.material(assignment, submissions.version(id));
    }

    /** For many, in a number of queries that does not grow with them. */
    public Map<SubmissionId, GradingMaterial> of(Collection<SubmissionId> ids) {
        var versions = submissions.versions(ids);
        var byVersion = library.materials(
                assignments.find(versions.values().stream()
                        .map(SubmissionRows.VersionOf::assignment)
                        .distinct()
                        .toList()),
                versions.values());
        var materials = new HashMap<SubmissionId, GradingMaterial>();
        versions.forEach((id, version) -> materials.put(id, Objects.requireNonNull(byVersion.get(version.version()))));
        return materials;
    }

    /** For a work before it is handed in. */
    public GradingMaterial of(AssignmentWork work) {
        return library.material(assignments.find(work.assignment()).orElseThrow(), work.version());
    }

    /** What was handed in. */
    public byte[] content(SubmissionId id) {
        return submissions.content(id);
    }
}
