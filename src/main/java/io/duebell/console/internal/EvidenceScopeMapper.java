package io.duebell.console.internal;

import java.util.List;
import org.apache.ibatis.annotations.Mapper;
import org.apache.ibatis.annotations.Param;
import org.jspecify.annotations.Nullable;

/** Borrowers of whom evidence can be asked. */
@Mapper
public interface EvidenceScopeMapper {

    /** By number, or by how the name begins; at most fifty. */
    List<Found> search(@Param("scope") Scope scope, @Param("asked") String asked);

    /** One borrower with how many notices there are. */
    record Found(String borrowerNo, String name, @Nullable String village, int notices) {}
}
