package io.duebell.console.internal;

import io.duebell.compliance.HoldKind;
import io.duebell.console.Role;
import io.duebell.inbox.Person;
import java.util.Collection;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.security.core.GrantedAuthority;
import org.springframework.security.core.authority.SimpleGrantedAuthority;
import org.springframework.security.core.userdetails.UserDetails;

/** Who is logged in, with what they may see and do. */
public record ConsoleUser(
        String username,
        String displayName,
        String passwordHash,
        Role role,
        @Nullable String managerNo,
        @Nullable String branchNo,
        boolean active)
        implements UserDetails {

    public Scope scope() {
        return Scope.of(role, managerNo, branchNo);
    }

    /** The same for the inbox. */
    public Person person() {
        Scope scope = scope();
        return new Person(username, scope.managerNo(), scope.branchNo());
    }

    /** Reads and answers what borrowers write, and does what it leaves to do. */
    public boolean mayReply() {
        return role == Role.MANAGER || role == Role.SUPERVISOR;
    }

    /** Takes out what replies were taught to mean: texts of everybody's borrowers. */
    public boolean mayCarryTraining() {
        return role == Role.ADMINISTRATOR || (role == Role.SUPERVISOR && scope().isEverything());
    }

    public boolean mayStop() {
        return role == Role.SUPERVISOR || role == Role.ADMINISTRATOR;
    }

    /** Opens, drains and disables links. */
    public boolean mayOrder() {
        return role == Role.SUPERVISOR || role == Role.ADMINISTRATOR;
    }

    public boolean mayHold() {
        return role == Role.MANAGER || role == Role.SUPERVISOR;
    }

    /** What a borrower, a death or a court decided is undone only by a supervisor, with evidence. */
    public boolean mayLift(HoldKind kind) {
        return switch (kind) {
            case OPT_OUT, WRONG_PERSON, DECEASED, LITIGATION -> role == Role.SUPERVISOR;
            default -> mayHold();
        };
    }

    /** Takes whole lists of holds in, and lets them out with their numbers whole. */
    public boolean mayCarryHolds() {
        return role == Role.SUPERVISOR;
    }

    /** Takes evidence out with numbers that stand whole. */
    public boolean mayCarryNumbers() {
        return role == Role.SUPERVISOR || role == Role.AUDITOR;
    }

    public boolean mayMend() {
        return role != Role.AUDITOR;
    }

    /** Decides what becomes of notices in doubt. */
    public boolean maySettle() {
        return role != Role.AUDITOR;
    }

    /** Lets an unusual list pass to planning. */
    public boolean mayRelease() {
        return role == Role.SUPERVISOR || role == Role.ADMINISTRATOR;
    }

    /** Alarms are about the gateway, not about a manager's borrowers. */
    public boolean seesAlarms() {
        return role != Role.MANAGER;
    }

    /** Templates are the supervisor's. */
    public boolean mayWriteTemplates() {
        return role == Role.SUPERVISOR;
    }

    public boolean mayResumeTemplates() {
        return role == Role.SUPERVISOR;
    }

    /** Keeps tokens of other programs. */
    public boolean administers() {
        return role == Role.ADMINISTRATOR;
    }

    /** Makes campaigns for their borrowers. */
    public boolean mayCampaign() {
        return role == Role.MANAGER || role == Role.SUPERVISOR;
    }

    /** Releases what another made. */
    public boolean mayReleaseCampaigns() {
        return role == Role.SUPERVISOR;
    }

    /** Says whose money a remittance is. */
    public boolean mayCredit() {
        return role == Role.MANAGER || role == Role.SUPERVISOR;
    }

    /** Statements and advice are of everybody's borrowers. */
    public boolean seesStatements() {
        return role != Role.MANAGER;
    }

    /** Takes statements in and back. */
    public boolean mayTakeStatements() {
        return role == Role.SUPERVISOR || role == Role.ADMINISTRATOR;
    }

    /** Proposes contact rules, and approves what another has proposed. */
    public boolean mayPropose() {
        return role == Role.SUPERVISOR || role == Role.ADMINISTRATOR;
    }

    /** Sees what a day would bring for everybody's borrowers. */
    public boolean seesDryRuns() {
        return role != Role.MANAGER;
    }

    public boolean mayAcknowledge() {
        return role == Role.SUPERVISOR || role == Role.ADMINISTRATOR;
    }

    @Override
    public Collection<? extends GrantedAuthority> getAuthorities() {
        return List.of(new SimpleGrantedAuthority("ROLE_" + role.name()));
    }

    @Override
    public String getPassword() {
        return passwordHash;
    }

    @Override
    public String getUsername() {
        return username;
    }

    @Override
    public boolean isEnabled() {
        return active;
    }

    @Override
    public String toString() {
        return username;
    }
}
