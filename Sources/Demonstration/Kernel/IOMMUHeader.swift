/// `include/linux/iommu.h`.
@Lines func iommuHeader(_ tree: KernelTree) -> String {
  #"""
  /* A short stand-in for the IOMMU interfaces, written for this demonstration. */
  #ifndef __LINUX_IOMMU_H
  #define __LINUX_IOMMU_H

  #include <linux/device.h>
  #include <linux/err.h>
  #include <linux/errno.h>
  #include <linux/types.h>

  #define IOMMU_READ	(1 << 0)
  #define IOMMU_WRITE	(1 << 1)

  #define __IOMMU_DOMAIN_PAGING	(1U << 0)	/* it has page tables */
  #define __IOMMU_DOMAIN_DMA_API	(1U << 1)	/* for the DMA functions */
  #define __IOMMU_DOMAIN_PT	(1U << 2)	/* addresses pass as they are */

  #define IOMMU_DOMAIN_BLOCKED	(0U)
  #define IOMMU_DOMAIN_UNMANAGED	(__IOMMU_DOMAIN_PAGING)
  #define IOMMU_DOMAIN_DMA	(__IOMMU_DOMAIN_PAGING | __IOMMU_DOMAIN_DMA_API)
  #define IOMMU_DOMAIN_IDENTITY	(__IOMMU_DOMAIN_PT)

  struct iommu_ops;
  struct iommu_group;
  """#
  if tree.has(.splitOps) { "struct iommu_domain_ops;" }
  if tree.has(.capable) {
    #"""

    enum iommu_cap {
    	IOMMU_CAP_CACHE_COHERENCY,
    	IOMMU_CAP_NOEXEC,
    };
    """#
  }
  #"""

  struct iommu_domain {
  	unsigned int type;
  """#
  if tree.has(.splitOps) {
    "\tconst struct iommu_domain_ops *ops;"
  } else {
    "\tconst struct iommu_ops *ops;"
  }
  if tree.has(.ownerCheck) { "\tconst struct iommu_ops *owner;\t/* whose domain this is */" }
  #"""
  	unsigned long pgsize_bitmap;
  	void *iova_cookie;
  };

  #ifdef CONFIG_IOMMU_API

  struct iommu_ops {
  """#
  if tree.has(.capable) { "\tbool (*capable)(enum iommu_cap cap);" }
  if tree.has(.splitOps) {
    "\tstruct iommu_domain *(*domain_alloc)(unsigned int type);"
  } else {
    #"""
    	struct iommu_domain *(*domain_alloc)(unsigned int type);
    	void (*domain_free)(struct iommu_domain *domain);
    	int (*attach_dev)(struct iommu_domain *domain, struct device *dev);
    	void (*detach_dev)(struct iommu_domain *domain, struct device *dev);
    	phys_addr_t (*iova_to_phys)(struct iommu_domain *domain, dma_addr_t iova);
    """#
  }
  #"""
  	struct iommu_device *(*probe_device)(struct device *dev);
  	void (*release_device)(struct device *dev);
  """#
  if tree.has(.noDetach) && !tree.has(.noPlatformOps) {
    "\tvoid (*set_platform_dma_ops)(struct device *dev);"
  }
  #"""
  	struct iommu_group *(*device_group)(struct device *dev);
  """#
  if !tree.has(.noDetach) { "\tbool (*is_attach_deferred)(struct device *dev);" }
  #"""
  	int (*def_domain_type)(struct device *dev);
  """#
  if tree.has(.splitOps) { "\tconst struct iommu_domain_ops *default_domain_ops;" }
  #"""
  	unsigned long pgsize_bitmap;
  """#
  if tree.has(.identityDomain) { "\tstruct iommu_domain *identity_domain;" }
  "};\n"
  if tree.has(.splitOps) {
    #"""
    struct iommu_domain_ops {
    	int (*attach_dev)(struct iommu_domain *domain, struct device *dev);
    """#
    if !tree.has(.noDetach) {
      "\tvoid (*detach_dev)(struct iommu_domain *domain, struct device *dev);"
    }
    #"""
    	phys_addr_t (*iova_to_phys)(struct iommu_domain *domain, dma_addr_t iova);
    	void (*free)(struct iommu_domain *domain);
    };

    """#
  }
  #"""
  /* One piece of hardware. */
  struct iommu_device {
  	struct list_head list;
  	const struct iommu_ops *ops;
  	struct device *dev;
  };

  /* What the IOMMU code keeps for each device behind one. */
  struct dev_iommu {
  	struct mutex lock;
  	struct iommu_device *iommu_dev;
  	void *priv;
  	u32 attach_deferred:1;
  };

  static inline const struct iommu_ops *dev_iommu_ops(struct device *dev)
  {
  	return dev->iommu->iommu_dev->ops;
  }

  """#
  if tree.has(.ownerCheck) {
    #"""
    static inline bool dev_has_iommu(struct device *dev)
    {
    	return dev->iommu && dev->iommu->iommu_dev;
    }

    """#
  }
  #"""
  int iommu_device_register(struct iommu_device *iommu, const struct iommu_ops *ops,
  			  struct device *hwdev);
  int bus_set_iommu(struct bus_type *bus, const struct iommu_ops *ops);
  """#
  if tree.has(.capable) {
    "bool device_iommu_capable(struct device *dev, enum iommu_cap cap);"
  }
  #"""
  struct iommu_domain *iommu_domain_alloc(struct bus_type *bus);
  void iommu_domain_free(struct iommu_domain *domain);
  int iommu_attach_device(struct iommu_domain *domain, struct device *dev);
  void iommu_detach_device(struct iommu_domain *domain, struct device *dev);
  struct iommu_domain *iommu_get_domain_for_dev(struct device *dev);

  struct iommu_group *iommu_group_alloc(void);
  struct iommu_group *iommu_group_get(struct device *dev);
  void iommu_group_put(struct iommu_group *group);
  int iommu_group_add_device(struct iommu_group *group, struct device *dev);
  void iommu_group_remove_device(struct device *dev);
  int iommu_attach_group(struct iommu_domain *domain, struct iommu_group *group);
  void iommu_detach_group(struct iommu_domain *domain, struct iommu_group *group);
  """#
  if tree.has(.dmaOwnership) {
    #"""

    int iommu_device_use_default_domain(struct device *dev);
    void iommu_device_unuse_default_domain(struct device *dev);
    int iommu_group_claim_dma_owner(struct iommu_group *group, void *owner);
    void iommu_group_release_dma_owner(struct iommu_group *group);
    bool iommu_group_dma_owner_claimed(struct iommu_group *group);
    """#
  }
  #"""

  static inline bool device_iommu_mapped(struct device *dev)
  {
  	return dev->iommu_group != NULL;
  }

  #else /* CONFIG_IOMMU_API */

  struct iommu_ops {};
  struct iommu_device {};

  static inline struct iommu_domain *iommu_domain_alloc(struct bus_type *bus)
  {
  	return NULL;
  }

  static inline void iommu_domain_free(struct iommu_domain *domain)
  {
  }

  static inline int iommu_attach_device(struct iommu_domain *domain, struct device *dev)
  {
  	return -ENODEV;
  }

  static inline void iommu_detach_device(struct iommu_domain *domain, struct device *dev)
  {
  }

  static inline bool device_iommu_mapped(struct device *dev)
  {
  	return false;
  }
  """#
  if tree.has(.dmaOwnership) {
    #"""

    static inline int iommu_device_use_default_domain(struct device *dev)
    {
    	return 0;
    }

    static inline void iommu_device_unuse_default_domain(struct device *dev)
    {
    }

    static inline int iommu_group_claim_dma_owner(struct iommu_group *group, void *owner)
    {
    	return -ENODEV;
    }

    static inline void iommu_group_release_dma_owner(struct iommu_group *group)
    {
    }

    static inline bool iommu_group_dma_owner_claimed(struct iommu_group *group)
    {
    	return false;
    }
    """#
  }
  #"""

  #endif /* CONFIG_IOMMU_API */

  #endif
  """#
}

/// `include/trace/events/iommu.h`.
@Lines func iommuEvents(_ tree: KernelTree) -> String {
  #"""
  #ifndef _TRACE_IOMMU_H
  #define _TRACE_IOMMU_H

  #include <linux/tracepoint.h>

  struct device;
  """#
  if tree.has(.dmaOwnership) { "struct iommu_group;" }
  #"""

  DECLARE_EVENT_CLASS(iommu_device_event,
  	TP_PROTO(struct device *dev),
  	TP_ARGS(dev)
  );

  DEFINE_EVENT(iommu_device_event, attach_device_to_domain,
  	TP_PROTO(struct device *dev),
  	TP_ARGS(dev)
  );

  DEFINE_EVENT(iommu_device_event, detach_device_from_domain,
  	TP_PROTO(struct device *dev),
  	TP_ARGS(dev)
  );
  """#
  if tree.has(.dmaOwnership) {
    #"""

    DECLARE_EVENT_CLASS(iommu_group_owner_event,
    	TP_PROTO(struct iommu_group *group, void *owner),
    	TP_ARGS(group, owner)
    );

    DEFINE_EVENT(iommu_group_owner_event, claim_dma_owner,
    	TP_PROTO(struct iommu_group *group, void *owner),
    	TP_ARGS(group, owner)
    );
    """#
  }
  #"""

  #endif
  """#
}
