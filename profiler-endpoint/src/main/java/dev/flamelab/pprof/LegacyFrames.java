package dev.flamelab.pprof;

import java.util.List;
import java.util.Set;

/**
 * Which frames are of no interest in the old forms, which cannot say so themselves: those of what took the profile.
 * pprof knows them by heart, as here: a name is left out when it is matched as a whole.
 */
final class LegacyFrames {
    private static final String OF_ALLOCATION = String.join(
            "|",
            "calloc",
            "cfree",
            "malloc",
            "free",
            "memalign",
            "do_memalign",
            "(__)?posix_memalign",
            "pvalloc",
            "valloc",
            "realloc",
            "tcmalloc::.*",
            "tc_calloc",
            "tc_cfree",
            "tc_malloc",
            "tc_free",
            "tc_memalign",
            "tc_posix_memalign",
            "tc_pvalloc",
            "tc_valloc",
            "tc_realloc",
            "tc_new",
            "tc_delete",
            "tc_newarray",
            "tc_deletearray",
            "tc_new_nothrow",
            "tc_newarray_nothrow",
            "malloc_zone_malloc",
            "malloc_zone_calloc",
            "malloc_zone_valloc",
            "malloc_zone_realloc",
            "malloc_zone_memalign",
            "malloc_zone_free",
            "runtime\\..*",
            "BaseArena::.*",
            "(::)?do_malloc_no_errno",
            "(::)?do_malloc_pages",
            "(::)?do_malloc",
            "DoSampledAllocation",
            "MallocedMemBlock::MallocedMemBlock",
            "_M_allocate",
            "__builtin_(vec_)?delete",
            "__builtin_(vec_)?new",
            "__gnu_cxx::new_allocator::allocate",
            "__libc_malloc",
            "__malloc_alloc_template::allocate",
            "allocate",
            "cpp_alloc",
            "operator new(\\[\\])?",
            "simple_alloc::allocate");

    /** Go's own that matter though they match the above. */
    private static final String OF_ALLOCATION_KEPT = "runtime\\.panic|runtime\\.reflectcall|runtime\\.call[0-9]*";

    private static final String OF_SIGNALS =
            "ProfileData::Add|ProfileData::prof_handler|CpuProfiler::prof_handler|__pthread_sighandler|__restore";

    private static final String OF_LOCKS = String.join(
            "|",
            "RecordLockProfileData",
            "(base::)?RecordLockProfileData.*",
            "(base::)?SubmitMutexProfileData.*",
            "(base::)?SubmitSpinLockProfileData.*",
            "(base::Mutex::)?AwaitCommon.*",
            "(base::Mutex::)?Unlock.*",
            "(base::Mutex::)?UnlockSlow.*",
            "(base::Mutex::)?ReaderUnlock.*",
            "(base::MutexLock::)?~MutexLock.*",
            "(Mutex::)?AwaitCommon.*",
            "(Mutex::)?Unlock.*",
            "(Mutex::)?UnlockSlow.*",
            "(Mutex::)?ReaderUnlock.*",
            "(MutexLock::)?~MutexLock.*",
            "(SpinLock::)?Unlock.*",
            "(SpinLock::)?SlowUnlock.*",
            "(SpinLockHolder::)?~SpinLockHolder.*");

    private static final Set<List<String>> HEAPS = Set.of(
            List.of("allocations", "size"),
            List.of("objects", "space"),
            List.of("inuse_objects", "inuse_space"),
            List.of("alloc_objects", "alloc_space"),
            List.of("alloc_objects", "alloc_space", "inuse_objects", "inuse_space"));
    private static final List<String> CONTENTIONS = List.of("contentions", "delay");

    private LegacyFrames() {}

    /** Which frames to drop from a profile of these types. */
    static String drop(List<ValueType> types) {
        if (isHeap(types)) {
            return OF_ALLOCATION;
        }
        return names(types).equals(CONTENTIONS) ? OF_LOCKS : OF_SIGNALS;
    }

    /** Which of them to keep. */
    static String keep(List<ValueType> types) {
        return isHeap(types) ? OF_ALLOCATION_KEPT : "";
    }

    private static boolean isHeap(List<ValueType> types) {
        return HEAPS.contains(names(types));
    }

    private static List<String> names(List<ValueType> types) {
        return types.stream().map(ValueType::type).toList();
    }
}
